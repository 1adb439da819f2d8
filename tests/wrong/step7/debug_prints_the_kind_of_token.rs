// Mistake: Debug prints what is in front of the underscore, as if it were no part of the secret.
// Caught by: exercise_2_reading::debug_prints_the_same_for_each_secret
// ANCHOR: exercise_7_2_secret
match self.0.split_once('_') {
    Some((kind, _)) => write!(f, "Secret({kind}_…)"),
    None => f.write_str("Secret(…)"),
}
// ANCHOR_END: exercise_7_2_secret
