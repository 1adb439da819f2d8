//! What is given in step 7 and no check of the learner's asks for: files that say
//! something twice or nothing at all, and what is said about unknown names.

use std::collections::BTreeMap;

use solution7::{ConfigFile, load};

/// What `load` says of a file with these lines and an address, and of a variable.
fn said(text: &str, var: Option<&str>) -> String {
    let text = format!("base_url = \"http://a.example\"\n{text}");
    let vars = var.map(|name| (name.to_owned(), "5".to_owned()));
    let file = ConfigFile {
        name: "client.toml",
        text: &text,
    };
    match load(file, &BTreeMap::from_iter(vars)) {
        Ok(_) => "nothing".into(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn an_empty_section_is_accepted_if_it_is_known() {
    assert_eq!(said("[retry]", None), "nothing");
    assert_eq!(said("retry = {}", None), "nothing");
    for (text, name, nearest) in [
        ("[retri]", "retri (client.toml:2)", "[retry]"),
        ("[retry]\nbudget = {}", "retry.budget (client.toml:3)", ""),
        ("[Bulkheads.x]", "Bulkheads.x (client.toml:2)", "[bulkhead]"),
    ] {
        let said = said(text, None);
        assert!(said.starts_with("1 problem "), "{said}");
        assert!(said.contains(name) && said.contains(nearest), "{said}");
    }
}

#[test]
fn a_setting_that_is_there_twice_is_a_problem() {
    for (text, lines) in [
        (
            "\"retry.max_attempts\" = 5\n[retry]\nmax_attempts = 2",
            [2, 4],
        ),
        ("retry.\"a.b\" = 1\n[\"retry.a\"]\nb = 2", [2, 4]),
    ] {
        let said = said(text, None);
        assert!(said.contains("is there twice"), "{said}");
        for line in lines {
            assert!(said.contains(&format!("(client.toml:{line})")), "{said}");
        }
    }
    // TOML's own rule.
    let said = said("deadline = \"5m\"\ndeadline = \"5m\"", None);
    assert!(said.contains("client.toml:3"), "{said}");
}

#[test]
fn an_unknown_name_is_explained() {
    for (text, var, expected) in [
        ("", Some("RESILIENT_deadline"), "is RESILIENT_DEADLINE"),
        (
            "",
            Some("RESILIENT_RETRY"),
            "is a section ([retry] in a file); one of its settings is \
             RESILIENT_RETRY_MAX_ATTEMPTS",
        ),
        (
            "",
            Some("RESILIENT_retry"),
            "is a section ([retry] in a file)",
        ),
        (
            "retry = 5",
            None,
            "is a section ([retry] in a file); one of its settings is retry.max_attempts",
        ),
        ("[[retry]]\nmax_attempts = 5", None, "is a section"),
        ("Deadline = \"5m\"", None, "nearest is deadline"),
    ] {
        let said = said(text, var);
        assert!(said.starts_with("1 problem "), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}
