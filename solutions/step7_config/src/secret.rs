//! A value that is used and never shown.

use std::fmt;

use reqwest::header::HeaderValue;

/// A token for the service. It has no `Display`, and its `Debug` does not
/// give it away.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret out of visible ASCII characters; `None` if there are others, such as
    /// a space or the end of a line, or none at all: no token has them.
    pub fn new(text: &str) -> Option<Secret> {
        let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Secret(text.to_owned()))
    }

    /// The value of an `Authorization` header. reqwest and those below it do not
    /// print what is marked as sensitive.
    pub fn bearer(&self) -> HeaderValue {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.0))
            .expect("a secret is made of visible characters");
        value.set_sensitive(true);
        value
    }
}

impl fmt::Debug for Secret {
    /// Says that there is a secret, and not a letter of it, nor how long it is: the
    /// same for each secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // STUB todo!(
        // STUB     "exercise 7.2: say that it is a secret — {:?} {}",
        // STUB     f.width(),
        // STUB     self.0.len()
        // STUB )
        // ANCHOR: exercise_7_2_secret
        f.write_str("Secret(…)")
        // ANCHOR_END: exercise_7_2_secret
    }
}
