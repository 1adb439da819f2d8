//! Who may ask this server for what. It runs cargo for whoever can ask it to, so:
//! only pages of this machine, of this server, of this start.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rand::RngExt;
use sha2::{Digest, Sha256};

/// The name of the header in which a page shows its token.
pub(super) const HEADER: &str = "x-workbook-token";

/// What the pages of one start of the server know, and nobody else does: the pages
/// of another origin cannot read ours.
#[derive(Clone, Debug)]
pub(super) struct Token(String);

impl Token {
    /// A token that cannot be guessed: 128 random bits.
    pub(super) fn new() -> Token {
        let bits: u128 = rand::rng().random();
        Token(format!("{bits:032x}"))
    }

    /// The page, which now knows the token.
    pub(super) fn put_into(&self, page: &str) -> String {
        let meta = format!(
            "<meta name=\"workbook-token\" content=\"{}\"></head>",
            self.0
        );
        page.replacen("</head>", &meta, 1)
    }

    fn is_in(&self, headers: &HeaderMap) -> bool {
        let shown = headers.get(HEADER).map(HeaderValue::as_bytes);
        // Hashes are compared: how long that takes tells nothing about the token.
        shown.is_some_and(|shown| Sha256::digest(shown) == Sha256::digest(&self.0))
    }
}

/// Turns away what does not come from a page of this server, and sets the headers
/// that every answer has.
pub(super) async fn guard(State(token): State<Token>, request: Request, next: Next) -> Response {
    if let Err(refusal) = check(&request, &token) {
        return (StatusCode::FORBIDDEN, refusal).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        // Two books of the same second look alike to a browser that asks whether
        // its copy is still good.
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn check(request: &Request, token: &Token) -> Result<(), &'static str> {
    let headers = request.headers();
    let text = |name| {
        let value = headers.get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).unwrap_or_default()
    };
    // A name that somebody else's server has resolved to 127.0.0.1 is not ours.
    let host = text(header::HOST);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !["127.0.0.1", "localhost"].contains(&name) {
        return Err("This server answers to 127.0.0.1 only.\n");
    }
    let acts = !matches!(*request.method(), Method::GET | Method::HEAD);
    let has_origin = headers.contains_key(header::ORIGIN);
    if (acts || has_origin) && text(header::ORIGIN) != format!("http://{host}") {
        return Err("This server answers to its own pages only.\n");
    }
    if acts && !token.is_in(headers) {
        return Err("This page is from an earlier start of the workbook: load it again.\n");
    }
    Ok(())
}

/// The policy for a page: nothing from elsewhere, and no script but our files and
/// those that stand in the page, each by its hash.
pub(super) fn policy(page: &str) -> String {
    use std::fmt::Write;
    let mut scripts = String::from("'self'");
    for script in inline_scripts(page) {
        let hash = base64(&Sha256::digest(script));
        let _ = write!(scripts, " 'sha256-{hash}'");
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
}

fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    let parts = page.split("<script>").skip(1);
    parts.filter_map(|part| part.split("</script>").next())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three
            .iter()
            .fold(0, |number, byte| number << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..4 {
            text.push(match place <= three.len() {
                true => DIGITS[(number >> (18 - 6 * place)) as usize & 63].into(),
                false => '=',
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_in_a_page_are_allowed_by_their_hashes() {
        let page = "<script>alert('Hello, world.');</script><script src=\"x.js\"></script>";
        // The example of the specification, https://www.w3.org/TR/CSP2/#script-src-hash-usage
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        let policy = policy(page);
        assert!(policy.contains(hash), "{policy}");
        assert_eq!(policy.matches("sha256").count(), 1);
        assert!(!policy.contains("script-src 'self' 'unsafe"), "{policy}");
    }

    #[test]
    fn base64_as_in_the_standard() {
        // RFC 4648, section 10.
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn each_start_has_a_token_of_its_own() {
        let (one, other) = (Token::new(), Token::new());
        assert_ne!(one.0, other.0);
        let mut headers = HeaderMap::new();
        assert!(!one.is_in(&headers));
        headers.insert(HEADER, HeaderValue::from_str(&one.0).unwrap());
        assert!(one.is_in(&headers) && !other.is_in(&headers));
        assert!(one.put_into("<head></head>").contains(&one.0));
    }
}
