// The checks of step 1. Run them with `cargo test -p step1`.
//
// Each of them calls your client against a real service on this machine.

use std::sync::Arc;
use std::time::Duration;

use lab::Ended::NotYet;
use lab::PracticeService;
use step1::NaiveClient;
use support::{Verdict, check, check_in_virtual_time, ensure, given, hold_until};

mod exercise_1_join {
    use super::*;

    const READ: &str = "the book, step 1: One slash";

    fn url_is(base: &'static str, path: &'static str, expected: &'static str) -> Verdict {
        check(async move {
            let url = step1::join(base, path);
            ensure(
                url == expected,
                format!("joined {base} and {path} to {url}"),
                expected,
                "Another slash, or another base path, is another address: the service answers \
                 404, and everybody looks for the fault in the service.",
                READ,
            )
        })
    }

    #[test]
    fn a_slash_on_neither_side_gives_one() -> Verdict {
        url_is("http://127.0.0.1:9", "json", "http://127.0.0.1:9/json")
    }

    #[test]
    fn a_slash_on_both_sides_gives_one() -> Verdict {
        url_is("http://127.0.0.1:9/", "/json", "http://127.0.0.1:9/json")
    }

    #[test]
    fn a_slash_on_one_side_gives_one() -> Verdict {
        url_is("http://127.0.0.1:9/", "json", "http://127.0.0.1:9/json")?;
        url_is("http://127.0.0.1:9", "/json", "http://127.0.0.1:9/json")
    }

    #[test]
    fn several_slashes_give_one() -> Verdict {
        url_is("http://127.0.0.1:9//", "//json", "http://127.0.0.1:9/json")?;
        url_is("http://127.0.0.1:9///", "json", "http://127.0.0.1:9/json")?;
        url_is("http://127.0.0.1:9", "///json", "http://127.0.0.1:9/json")?;
        url_is(
            "http://127.0.0.1:9//////",
            "//////json",
            "http://127.0.0.1:9/json",
        )
    }

    #[test]
    fn a_path_in_the_base_address_is_kept() -> Verdict {
        url_is(
            "http://127.0.0.1:9/v1",
            "/json",
            "http://127.0.0.1:9/v1/json",
        )?;
        url_is(
            "http://127.0.0.1:9/v1/",
            "json",
            "http://127.0.0.1:9/v1/json",
        )?;
        url_is("http://127.0.0.1:9/a//b", "c", "http://127.0.0.1:9/a//b/c")?;
        url_is("127.0.0.1:9", "json", "127.0.0.1:9/json")
    }

    #[test]
    fn a_slash_at_the_end_of_the_path_is_kept() -> Verdict {
        url_is("http://127.0.0.1:9/", "/json/", "http://127.0.0.1:9/json/")
    }

    #[test]
    fn a_query_is_kept() -> Verdict {
        url_is(
            "http://127.0.0.1:9",
            "/a/b?x=1&y=/2",
            "http://127.0.0.1:9/a/b?x=1&y=/2",
        )?;
        url_is(
            "http://127.0.0.1:9",
            "/login?back=http://host//a",
            "http://127.0.0.1:9/login?back=http://host//a",
        )
    }

    #[test]
    fn whatever_else_is_in_the_path_is_kept() -> Verdict {
        check(async {
            for path in [
                "orders:batch",
                "",
                "Users/Ann",
                "a%20b c",
                "a//b/./../c",
                ".well-known/x",
                "?page=2",
                "a?b=c?d#e",
                "a?",
                "./a",
                "\\a",
                " a ",
                "http://other.example/",
                "ä",
            ] {
                given(format!("the path {path:?}"));
                let url = step1::join("http://127.0.0.1:9/V1", path);
                ensure(
                    url == format!("http://127.0.0.1:9/V1/{path}"),
                    format!("joined http://127.0.0.1:9/V1 and {path:?} to {url:?}"),
                    "base, one slash, path: text is joined as text",
                    "A client that knows better than its caller calls something else: here and \
                     there even another host.",
                    "the book, step 1: A base path that gets lost",
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_2_get {
    use super::*;

    const DROPPED: &str = "the book, step 1: No time-outs";

    const READ: &str = "the book, step 1: Send, then look at the status";

    #[test]
    fn the_body_of_an_answer_arrives() -> Verdict {
        check(async {
            let service = start();
            let answer = NaiveClient::new(&service.url()).get("/json").await;
            let body = match answer {
                Ok(response) => response.text().await.unwrap_or_default(),
                Err(error) => format!("an error: {error}"),
            };
            ensure(
                body.contains("Clients that survive"),
                format!("called GET /json and got {body:?}"),
                "the document that the service sends",
                "A client that loses good answers needs no outage to fail.",
                READ,
            )
        })
    }

    #[test]
    fn a_failed_status_is_an_error() -> Verdict {
        check(async {
            let service = start();
            let client = NaiveClient::new(&service.url());
            for status in 400..=599 {
                let answer = client.get(&format!("/status/{status}")).await;
                ensure(
                    answer.is_err(),
                    format!("returned Ok for an answer with status {status}"),
                    "Err: reqwest reports only a missing answer by itself; \
                     error_for_status turns a failed status into an error",
                    "A caller that takes an error page for data stores it, shows it, bills it.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_answer_is_an_error_and_no_panic() -> Verdict {
        check(async {
            let nobody = lab::refusing_address().expect("a free port");
            let answer = NaiveClient::new(&nobody.url()).get("/json").await;
            ensure(
                answer.is_err(),
                format!("returned {answer:?} although nobody listens"),
                "Err: the ? operator hands it on",
                "A service that is restarted refuses connections for a moment. That is no bug \
                 of the client, so it must not panic.",
                READ,
            )
        })
    }

    #[test]
    fn base_address_and_path_are_joined() -> Verdict {
        check(async {
            for (slash, path) in [("/", "/json"), ("", "json")] {
                let service = start();
                let base = service.url() + slash;
                let _ = NaiveClient::new(&base).get(path).await;
                let asked = service.seen().first().map(|seen| seen.path.clone());
                ensure(
                    asked.as_deref() == Some("/json"),
                    format!("asked for {asked:?} when called with {base:?} and {path:?}"),
                    "/json: exercise 1.1 has just made a function for it",
                    "A rule that is kept in one place only is not kept.",
                    "the book, step 1: One slash",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn one_call_is_one_get_of_that_path() -> Verdict {
        check(async {
            for path in [
                "/json?page=2",
                "/orders/",
                "/json?q=a%20b",
                "/close",
                "/status/404",
                "/status/408",
                "/status/429",
                "/status/500",
                "/status/502",
                "/status/503",
                "/status/504",
            ] {
                let service = start();
                let _ = NaiveClient::new(&service.url()).get(path).await;
                let seen = service.seen();
                let sent: Vec<_> = seen
                    .iter()
                    .map(|seen| format!("{} {}", seen.method, seen.path))
                    .collect();
                ensure(
                    sent == [format!("GET {path}")],
                    format!("sent, for one call of {path}: {}", sent.join(", ")),
                    "one GET of that path, letter by letter",
                    "A caller that asks once and is heard twice, or asks for page 2 and gets \
                     page 1, looks for the fault everywhere but in the client.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_address_that_is_none_is_an_error_and_no_panic() -> Verdict {
        check(async {
            let answer = NaiveClient::new("not an address").get("/json").await;
            ensure(
                answer.is_err(),
                format!("returned {answer:?} for the base address \"not an address\""),
                "Err: reqwest finds out by itself when it sends",
                "Addresses come from configuration files, and somebody will mistype one.",
                READ,
            )
        })
    }

    #[test]
    fn a_call_that_is_dropped_is_given_up() -> Verdict {
        check(async {
            let service = start();
            let client = NaiveClient::new(&service.url());
            let impatient = Duration::from_millis(100);
            let _ = tokio::time::timeout(impatient, client.get("/hang")).await;
            let left = |seen: &[lab::Seen]| seen.iter().any(|seen| seen.ended != NotYet);
            ensure(
                service.wait_until(LONG, left).await,
                "was dropped after 100 ms, and its request was still open seconds later",
                "the end of the request: a dropped future does nothing more, but a spawned \
                 task goes on",
                "Work that nobody waits for still costs the service, just when it is slow.",
                DROPPED,
            )
        })
    }

    #[test]
    fn the_status_of_a_failure_can_be_asked_for() -> Verdict {
        check(async {
            let service = start();
            let answer = NaiveClient::new(&service.url()).get("/status/503").await;
            let status = answer.err().and_then(|error| error.status());
            ensure(
                status.is_some_and(|status| status == 503),
                format!("returned an error whose status is {status:?}"),
                "an error that still knows the status 503",
                "Without the status nobody can tell a wrong request from a sick service.",
                READ,
            )
        })
    }

    #[test]
    fn a_connection_is_used_again() -> Verdict {
        check(async {
            let service = start();
            let client = NaiveClient::new(&service.url());
            for _ in 0..3 {
                let body = match client.get("/json").await {
                    Ok(response) => response.text().await,
                    Err(error) => Err(error),
                };
                // Reading the body to its end is what frees the connection.
                ensure(
                    body.is_ok(),
                    format!("could not get /json: {body:?}"),
                    "an answer each time",
                    "A client must work on a good day first.",
                    READ,
                )?;
            }
            ensure(
                service.connections() == 1,
                format!(
                    "opened {} connections for 3 calls in a row",
                    service.connections()
                ),
                "1 connection: the reqwest client is made once, in `new`, and kept",
                "Connecting costs a round trip (three with TLS) and a port. Under load a client \
                 that reconnects for every call runs out of ports first.",
                "the book, step 1: One client, kept",
            )
        })
    }
}

mod exercise_3_never_answers {
    use super::*;
    use step1::predictions::{Outcome, service_never_answers};

    #[test]
    fn the_prediction_matches_the_run() -> Verdict {
        check_in_virtual_time(async {
            let predicted = service_never_answers();
            let service = Arc::new(start());
            let client = NaiveClient::new(&service.url());
            let day = Duration::from_secs(24 * 3600);
            let watched = Arc::clone(&service);
            let (answer, _) = tokio::join!(
                tokio::time::timeout(day, client.get("/hang")),
                // On a paused clock a day is over at once, but not while this goes on.
                hold_until(move || !watched.seen().is_empty()),
            );
            let seen = match answer {
                Ok(_) => Outcome::Failure,
                Err(_) => Outcome::StillWaiting,
            };
            let matches = predicted == seen;
            let why = "The caller waits as long as the service likes: an outage over there \
                       becomes an outage here.";
            is_naive(
                seen == Outcome::StillWaiting,
                "gave up by itself",
                "time-outs are the subject of step 3",
            )?;
            prediction(
                matches,
                predicted,
                seen,
                why,
                "the book, step 1: No time-outs",
            )
        })
    }
}

mod exercise_4_first_fails {
    use super::*;

    #[test]
    fn the_prediction_matches_the_run() -> Verdict {
        check(async {
            let predicted = step1::predictions::requests_when_the_first_fails();
            let service = start();
            let _ = NaiveClient::new(&service.url()).get("/flaky/1").await;
            let seen = service.seen().len();
            let why = "Most failures are over within seconds. A client that never asks again \
                       passes every one of them on to its user.";
            is_naive(
                seen == 1,
                format!("sent {seen} requests for one call"),
                "retries are the subject of step 4",
            )?;
            prediction(
                predicted == seen,
                predicted,
                seen,
                why,
                "the book, step 1: No retries",
            )
        })
    }
}

mod exercise_5_half_a_body {
    use super::*;

    #[test]
    fn the_prediction_matches_the_run() -> Verdict {
        check(async {
            let predicted = step1::predictions::half_of_the_body_arrives();
            let service = start();
            let seen = outcome_of(&service, "/truncate").await;
            let why = "The status line comes first and the trouble later. Whoever stops looking \
                       after the status counts this as a success.";
            is_naive(
                seen != step1::predictions::Outcome::StillWaiting,
                "had not returned after five seconds",
                "`get` returns as soon as the head of the answer is there",
            )?;
            prediction(
                predicted == seen,
                predicted,
                seen,
                why,
                "the book, step 1: No distinction",
            )
        })
    }
}

mod exercise_6_fifty_at_once {
    use super::*;

    #[test]
    fn the_prediction_matches_the_run() -> Verdict {
        check(async {
            let predicted = step1::predictions::requests_at_once_from_fifty_tasks();
            let service = start();
            let client = NaiveClient::new(&service.url());
            let calls = (0..50).map(|_| {
                let client = client.clone();
                tokio::spawn(async move { client.get("/hang").await })
            });
            let calls: Vec<_> = calls.collect();
            // All of them hang, so those that have arrived are there at once.
            service.wait_until(LONG, |seen| seen.len() >= 50).await;
            let seen = service.seen().len();
            calls.iter().for_each(tokio::task::JoinHandle::abort);
            let why = "A slow service gets slower with every request it is busy with. Without \
                       a limit the client pushes until it falls over.";
            is_naive(
                seen == 50,
                format!("sent {seen} requests for fifty calls at once"),
                "limits are the subject of steps 3 and 6",
            )?;
            prediction(
                predicted == seen,
                predicted,
                seen,
                why,
                "the book, step 1: No limit",
            )
        })
    }
}

mod exercise_7_nothing_to_look_at {
    use super::*;

    #[test]
    fn the_prediction_matches_the_run() -> Verdict {
        check(async {
            let predicted = step1::predictions::log_events_after_a_failure();
            let service = start();
            let _ = NaiveClient::new(&service.url()).get("/status/500").await;
            let seen = support::recorder().events().len();
            let why = "When it fails at night, the first question is: since when, how often, \
                       and with which answer? Nothing here can tell.";
            is_naive(
                seen == 0,
                format!("wrote {seen} log events"),
                "events are the subject of step 3",
            )?;
            prediction(
                predicted == seen,
                predicted,
                seen,
                why,
                "the book, step 1: Nothing to look at",
            )
        })
    }
}

fn start() -> PracticeService {
    PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
}

/// Longer than anything takes that happens at all.
const LONG: Duration = Duration::from_secs(5);

/// How a call looks when it has ended, or so long after it began.
async fn outcome_of(service: &PracticeService, path: &str) -> step1::predictions::Outcome {
    use step1::predictions::Outcome;
    let client = NaiveClient::new(&service.url());
    match tokio::time::timeout(LONG, client.get(path)).await {
        Ok(Ok(_)) => Outcome::Success,
        Ok(Err(_)) => Outcome::Failure,
        Err(_) => Outcome::StillWaiting,
    }
}

/// Whether the client is as simple as step 1 wants it: else a prediction about it
/// would be about something else.
fn is_naive(holds: bool, did: impl std::fmt::Display, later: &str) -> Verdict {
    ensure(
        holds,
        did,
        &format!(
            "a client without that protection: {later}. It is your client that differs, not your prediction"
        ),
        "Only what goes without a protection shows what the protection is for.",
        "the book, step 1: Five bad days",
    )
}

fn prediction<T: std::fmt::Debug>(
    matches: bool,
    predicted: T,
    seen: T,
    why: &str,
    read: &str,
) -> Verdict {
    ensure(
        matches,
        format!("did this in a real run: {seen:?}. Your prediction was: {predicted:?}"),
        "the two agree. Nothing is lost: you have just seen something that you did \
         not expect. Put down what you saw, and why",
        why,
        read,
    )
}
