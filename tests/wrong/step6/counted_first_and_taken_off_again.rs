// Mistake: everybody is counted first, and who is refused is taken off again: for a moment others are refused for whom there is room.
// Caught by: exercise_2_permits::who_is_refused_is_at_no_moment_inside
// ANCHOR: exercise_6_2
        let others = {
            let mut inside = self.inside();
            *inside += 1;
            *inside - 1
        };
        // From here on the place comes back, whatever happens.
        let place = Place { limiter: self };
        match self.config.admit(others) {
            Admission::Refuse => Entry::Refuse,
            Admission::Run => match self.permits.try_acquire() {
                Ok(permit) => Entry::Run(Permit {
                    _permit: permit,
                    _inside: place,
                }),
                Err(_) => Entry::Wait(place),
            },
            Admission::Wait => Entry::Wait(place),
        }
// ANCHOR_END: exercise_6_2
