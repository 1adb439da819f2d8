// Mistake: an address that is refused is logged, with the password in it.
// Caught by: exercise_3_rules::a_password_in_the_address_is_not_shown
// ANCHOR: exercise_7_3
        let mut found = Vec::new();
        for (path, time) in self.times() {
            if time < SHORTEST || time > LONGEST {
                found.push(Violation::new(&[path], "must be from 1ms to 1day"));
            }
        }
        for (path, count, least, most) in self.counts() {
            if count < least || count > most {
                let what = format!("must be from {least} to {most}");
                found.push(Violation::new(&[path], &what));
            }
        }
        let rate = self.breaker.failure_rate;
        let is_share = rate > 0.0 && rate <= 1.0;
        if !is_share {
            let what = "must be above 0 and at most 1: 0.5 is one half";
            found.push(Violation::new(&["breaker.failure_rate"], what));
        }
        if !(1.0..=10.0).contains(&self.retry.multiplier) {
            let what = "must be from 1 to 10";
            found.push(Violation::new(&["retry.multiplier"], what));
        }
        if let Some(what) = base_url_problem(&self.base_url) {
            tracing::warn!(base_url = self.base_url.as_str(), what, "bad address");
            found.push(Violation::new(&["base_url"], what));
        }
        found
// ANCHOR_END: exercise_7_3
