//! The names of settings are written in two places: where they are read and in
//! the rules. They must be the same.

use std::collections::BTreeMap;
use std::time::Duration;

use solution7::{ClientConfig, ConfigFile, Origin, Row, load, variable};

/// A configuration in which every number breaks its rule.
fn all_wrong() -> ClientConfig {
    let mut config = ClientConfig::default();
    config.timeouts.max_connections = 0;
    for time in [
        &mut config.deadline,
        &mut config.timeouts.connect,
        &mut config.timeouts.read,
        &mut config.timeouts.write,
        &mut config.timeouts.pool,
        &mut config.retry.first_wait,
        &mut config.retry.max_wait,
        &mut config.breaker.open_for,
        &mut config.bulkhead.max_wait,
    ] {
        *time = Duration::ZERO;
    }
    config.retry.max_attempts = 0;
    config.retry.multiplier = f64::NAN;
    config.budget.reserve = 0;
    config.budget.percent = 0;
    config.breaker.window = 0;
    config.breaker.failure_rate = f64::NAN;
    config.breaker.min_calls = 0;
    config.breaker.probes = 0;
    config.bulkhead.max_concurrent = 0;
    config.bulkhead.max_queue = usize::MAX;
    config
}

/// A row for each setting that there is.
fn rows() -> Vec<Row> {
    let config = ClientConfig {
        base_url: "http://a.example".into(),
        ..ClientConfig::default()
    };
    config.checked().unwrap().rows
}

#[test]
fn every_number_has_a_rule_and_every_rule_names_settings_that_there_are() {
    let problems = all_wrong().checked().unwrap_err();
    let found: Vec<_> = problems.0.iter().flat_map(|p| &p.about).collect();
    let about = |path: &str| found.iter().any(|row| row.path == path);
    let rows = rows();
    let free = ["preset", "auth_token", "retry.jitter"];
    for row in rows.iter().filter(|row| !free.contains(&row.path.as_str())) {
        assert!(about(&row.path), "no rule about {}", row.path);
    }
    assert!(problems.0.iter().all(|p| !p.about.is_empty()), "{problems}");

    let mut config = all_wrong();
    config.timeouts.connect = Duration::from_secs(9);
    config.retry.first_wait = Duration::from_secs(9);
    config.breaker.min_calls = 9;
    config.bulkhead.max_concurrent = 9;
    for violation in config.conflicts() {
        for path in violation.paths {
            assert!(rows.iter().any(|row| row.path == path), "{path}");
        }
    }
}

#[test]
fn every_setting_can_be_set_in_both_places() {
    for row in rows() {
        // A text that no type takes: an address with a space, a header with one.
        let vars = BTreeMap::from([(variable(&row.path), "no value".to_owned())]);
        let text = format!("{} = \"no value\"", row.path);
        let name = "client.toml";
        for (text, env) in [("", vars), (text.as_str(), BTreeMap::new())] {
            let problems = load(ConfigFile { name, text }, &env).unwrap_err();
            let about = problems.0.iter().find(|p| p.is_about(&row.path));
            let about = about.unwrap_or_else(|| panic!("{}: {problems}", row.path));
            assert_ne!(about.about[0].origin, Origin::Default, "{}", row.path);
        }
    }
}
