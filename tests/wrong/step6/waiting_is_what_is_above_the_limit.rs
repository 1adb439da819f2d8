// Mistake: whoever is inside beyond the limit counts as waiting, so a place is not seen while nobody runs.
// Caught by: exercise_2_permits::a_place_counts_until_it_is_given_back
// ANCHOR: exercise_6_2_waiting
let inside = *self.inside();
inside.saturating_sub(self.config.max_concurrent)
// ANCHOR_END: exercise_6_2_waiting
