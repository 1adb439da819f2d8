// Mistake: what is overridden is logged with its text, a secret too.
// Caught by: exercise_2_reading::a_secret_that_cannot_be_read_is_not_shown
// ANCHOR: exercise_7_1_get
        let mut found = self.0.iter().rev().filter_map(|layer| layer.get(path));
        let counts = found.next();
        for weaker in found {
            tracing::debug!(path, text = weaker.text.as_str(), origin = %weaker.origin, "overridden");
        }
        counts
// ANCHOR_END: exercise_7_1_get
