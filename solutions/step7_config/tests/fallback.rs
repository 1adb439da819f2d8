//! The fallback that the book shows.

#[allow(dead_code)]
#[path = "../examples/fallback.rs"]
mod fallback;

use std::collections::BTreeMap;
use std::time::Duration;

use fallback::{Answer, Fallback, FallbackConfig, ask_the_other, is_outage, story, told};
use lab::network::in_virtual_time;
use lab::script::{Outcome, Play, Script};
use reqwest::StatusCode;
use step2::{ApiError, Executed, Phase};
use support::Decisions;
use tokio::time::sleep;

const SECOND: Duration = Duration::from_secs(1);

fn config(max_age: Duration, max_kept: usize) -> FallbackConfig {
    FallbackConfig {
        max_age,
        max_kept,
        defaults: BTreeMap::from([("/default".to_owned(), "ask us".to_owned())]),
    }
}

#[test]
fn an_outage_is_no_answer_and_an_answer_is_no_outage() {
    let status = |code| ApiError::from_status(StatusCode::from_u16(code).unwrap(), None);
    let timeout = |phase| ApiError::timed_out(phase, Executed::Unknown);
    let outages = [
        status(500),
        status(503),
        status(408),
        status(429),
        timeout(Phase::Read),
        timeout(Phase::Pool),
        timeout(Phase::Deadline),
        ApiError::Connection {
            executed: Executed::No,
            cause: "refused".into(),
        },
        ApiError::CircuitOpen { retry_in: SECOND },
        ApiError::BulkheadFull,
    ];
    for error in outages {
        assert!(is_outage(&error), "{error:?}");
    }
    let invalid = || "made up".into();
    let answers = [
        status(302),
        status(400),
        status(401),
        status(403),
        status(404),
        status(410),
        status(501),
        ApiError::InvalidReply { cause: invalid() },
        ApiError::InvalidRequest { cause: invalid() },
    ];
    for error in answers {
        assert!(!is_outage(&error), "{error:?}");
    }
}

#[test]
fn an_old_answer_says_how_old_it_is_and_why_it_is_told() {
    let answers = story(&[Play::status(200), Play::status(503), Play::status(200)]);
    assert!(matches!(&answers[0], Ok(Answer::Live { text }) if text == "scripted"));
    match &answers[1] {
        Ok(Answer::Stale { text, age, why }) => {
            assert_eq!((text.as_str(), *age), ("scripted", SECOND));
            assert_eq!(why.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(&answers[2], Ok(Answer::Live { .. })));
}

#[test]
fn what_is_withdrawn_is_not_told_again() {
    for status in [401, 403, 404, 410] {
        let answers = story(&[
            Play::status(200),
            Play::status(status),
            Outcome::Broken.into(),
        ]);
        assert!(answers[1].is_err() && answers[2].is_err(), "{status}");
    }
    // A wrong request says nothing about the answer to an earlier one.
    let answers = story(&[Play::status(200), Play::status(422), Play::status(500)]);
    assert!(answers[1].is_err() && answers[2].is_ok());
}

#[test]
fn what_is_too_old_is_not_told_and_a_default_is_the_last_resort() {
    in_virtual_time(|| async {
        let script = Script::new([
            Play::status(200),
            Play::status(200),
            Outcome::Refused.into(),
        ]);
        let client = Fallback::new(script, config(5 * SECOND, 10));
        for path in ["/", "/default"] {
            client.get(path).await.unwrap();
        }
        sleep(5 * SECOND).await;
        for path in ["/", "/default"] {
            let answer = client.get(path).await;
            assert!(matches!(answer, Ok(Answer::Stale { .. })), "{answer:?}");
        }
        sleep(SECOND).await;
        let error = client.get("/").await.unwrap_err();
        assert!(matches!(error, ApiError::Connection { .. }), "{error:?}");
        let answer = client.get("/default").await;
        assert!(matches!(&answer, Ok(Answer::Default { text, .. }) if text == "ask us"));
    });
}

#[test]
fn an_answer_that_comes_late_does_not_replace_a_newer_one() {
    in_virtual_time(|| async {
        let script = Script::new([
            Play::status(200).after(3 * SECOND),
            Play::status(200),
            Outcome::TimedOut.into(),
        ]);
        let client = Fallback::new(script, config(60 * SECOND, 10));
        let second = async {
            sleep(SECOND).await;
            client.get("/").await
        };
        let (first, second) = tokio::join!(client.get("/"), second);
        assert!(first.is_ok() && second.is_ok());
        // Three seconds have passed, and the newer one was asked for after one.
        match client.get("/").await {
            Ok(Answer::Stale { age, .. }) => assert_eq!(age, 2 * SECOND),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn no_more_is_kept_than_was_asked_for() {
    in_virtual_time(|| async {
        let mut plays = vec![Play::status(200); 3];
        plays.push(Play::status(500));
        for (max_kept, known) in [(0, 0), (2, 2), (10, 3)] {
            let client = Fallback::new(Script::new(plays.clone()), config(60 * SECOND, max_kept));
            for path in ["/1", "/2", "/3"] {
                client.get(path).await.unwrap();
                sleep(SECOND).await;
            }
            let mut told = Vec::new();
            for path in ["/1", "/2", "/3"] {
                told.push(client.get(path).await.is_ok());
            }
            // The oldest gave way.
            let expected: Vec<bool> = (0..3).map(|index| index >= 3 - known).collect();
            assert_eq!(told, expected, "{max_kept}");
        }
    });
}

#[test]
fn each_decision_is_an_event() {
    in_virtual_time(|| async {
        let decisions = Decisions::of_this_thread();
        let plays = [200, 503, 404, 503].map(Play::status);
        let client = Fallback::new(Script::new(plays), config(60 * SECOND, 10));
        for path in ["/", "/", "/", "/", "/default"] {
            let _ = client.get(path).await;
        }
        let all: Vec<_> = decisions.all().into_iter().collect();
        let expected = [
            "fallback: default",
            "fallback: last good answer",
            "no fallback: not an outage",
            "no fallback: nothing to tell",
        ];
        assert_eq!(all, expected.map(|name| (name.to_owned(), 1)));
    });
}

#[test]
fn an_outage_is_bridged_for_as_long_as_old_answers_are_good() {
    let none = told(Duration::ZERO, false);
    let short = told(30 * SECOND, false);
    let long = told(3600 * SECOND, false);
    let default = told(30 * SECOND, true);
    assert!(none.errors > 1000 && none.stale == 0, "{none:?}");
    assert_eq!(short.stale + short.errors, none.errors);
    assert!(short.oldest <= 30 * SECOND, "{short:?}");
    assert_eq!((long.stale, long.errors), (none.errors, 0));
    assert_eq!((default.default, default.errors), (short.errors, 0));
    assert_eq!(default, told(30 * SECOND, true), "the same each time");
}

#[test]
fn another_service_that_is_too_small_goes_down_too() {
    let alone = ask_the_other(60.0, false);
    let enough = ask_the_other(20.0, true);
    let too_much = ask_the_other(60.0, true);
    assert!(alone.its_own > 0.99 && alone.prices < 0.01, "{alone:?}");
    assert!(enough.its_own > 0.99 && enough.prices > 0.95, "{enough:?}");
    assert!(
        too_much.its_own < 0.7 && too_much.prices < 0.4,
        "{too_much:?}"
    );
}
