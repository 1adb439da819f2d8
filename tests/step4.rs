// The checks of step 4. Run them with `cargo test -p step4`.
//
// Nearly all of them run in virtual time against a script of answers: an hour of
// waiting costs nothing there, and every wait is exact to the millisecond.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use lab::PracticeService;
use lab::script::{Outcome, Play, Script};
use step2::{ApiError, Executed, Phase, Reply};
use step3::{Deadline, Request, TimeoutClient, TimeoutConfig, Transport};
use step4::{Retry, RetryBudget, RetryConfig, may_retry};
use support::{Verdict, check, check_in_virtual_time, ensure, given, recorder};

const SECOND: Duration = Duration::from_secs(1);

mod exercise_1_schedule {
    use super::*;

    const READ: &str = "the book, step 4: The schedule";

    fn ceilings(config: &RetryConfig, retries: std::ops::Range<u32>) -> Vec<Duration> {
        retries.map(|retry| config.ceiling(retry)).collect()
    }

    #[test]
    fn the_first_wait_is_first_wait() -> Verdict {
        check(async {
            let first = RetryConfig::default().ceiling(0);
            ensure(
                first == SECOND,
                format!("said ceiling(0) == {first:?} with first_wait 1 s"),
                "1 s: retries count from 0, and a number to the power of 0 is 1",
                "Multiplied once too early, every call is slower than its owner configured.",
                READ,
            )
        })
    }

    #[test]
    fn each_wait_is_the_one_before_times_the_multiplier() -> Verdict {
        check(async {
            for (first_wait, multiplier, factors) in [
                (SECOND, 2.0, [1, 2, 4, 8]),
                (SECOND, 3.0, [1, 3, 9, 27]),
                (Duration::from_micros(250), 2.0, [1, 2, 4, 8]),
            ] {
                let config = RetryConfig {
                    first_wait,
                    multiplier,
                    ..RetryConfig::default()
                };
                let found = ceilings(&config, 0..4);
                let expected = factors.map(|factor| factor * first_wait);
                let mut pairs = found.iter().zip(expected);
                let grain = Duration::from_micros(1);
                ensure(
                    pairs.all(|(found, expected)| found.abs_diff(expected) <= grain),
                    format!(
                        "made the waits {found:?} with first_wait {first_wait:?} and multiplier \
                         {multiplier}"
                    ),
                    &format!("{expected:?}"),
                    "Waits that do not grow keep up the pressure on a service that is down. \
                     Waits that grow too fast give up in all but name: tokio-retry's \
                     from_millis(100) grows as n, n², n³, and its third is a quarter of an hour.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_multiplier_need_not_be_a_whole_number() -> Verdict {
        check(async {
            for (multiplier, expected) in [
                (1.5, [1000, 1500, 2250, 3375]),
                (1.1, [1000, 1100, 1210, 1331]),
                (1.0, [1000, 1000, 1000, 1000]),
            ] {
                let config = RetryConfig {
                    multiplier,
                    ..RetryConfig::default()
                };
                let found = ceilings(&config, 0..4);
                let expected = expected.map(Duration::from_millis);
                let mut pairs = found.iter().zip(expected);
                let same = pairs.all(|(found, expected)| found.abs_diff(expected) <= tick());
                ensure(
                    same,
                    format!("made the waits {found:?} with multiplier {multiplier:?}"),
                    &format!("{expected:?}"),
                    "Who doubles too fast writes 1.5. Rounded down, that is 1, and the waits no \
                     longer grow; rounded up, it is 2, and nothing has changed.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_schedule_that_has_reached_its_cap_stays_there() -> Verdict {
        check(async {
            // Each passes 3600 at its first retry number or before it.
            for (multiplier, retries) in [
                (1.1, [86, 255, 256, 257, 65_536, u32::MAX]),
                (1.001, [8200, 10_000, 32_768, 65_535, 65_536, u32::MAX]),
            ] {
                let config = RetryConfig {
                    multiplier,
                    max_wait: 3600 * SECOND,
                    ..RetryConfig::default()
                };
                for retry in retries {
                    let found = config.ceiling(retry);
                    ensure(
                        found == config.max_wait,
                        format!(
                            "said ceiling({retry}) == {found:?} with multiplier {multiplier} and \
                             max_wait 1 h"
                        ),
                        &format!(
                            "max_wait: {multiplier} to the power of {} is more than 3600 already",
                            retries[0]
                        ),
                        "An exponent that is cut off, or put into a type that is too small, makes \
                         the wait short again in the longest outage.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn no_wait_is_longer_than_max_wait() -> Verdict {
        check(async {
            let config = RetryConfig {
                first_wait: 8 * SECOND,
                max_wait: 20 * SECOND,
                ..RetryConfig::default()
            };
            let found = ceilings(&config, 0..4);
            ensure(
                found == [8, 16, 20, 20].map(Duration::from_secs),
                format!("made the waits {found:?} with first_wait 8 s and max_wait 20 s"),
                "8 s, 16 s, 20 s, 20 s",
                "Doubling reaches an hour after twelve retries. The service is back, and the \
                 client sleeps.",
                READ,
            )
        })
    }

    #[test]
    fn a_first_wait_above_max_wait_is_capped_too() -> Verdict {
        check(async {
            for (first_wait, max_wait) in [(90 * SECOND, 60 * SECOND), (SECOND, Duration::ZERO)] {
                let config = RetryConfig {
                    first_wait,
                    max_wait,
                    ..RetryConfig::default()
                };
                let found = config.ceiling(0);
                ensure(
                    found == max_wait,
                    format!(
                        "said ceiling(0) == {found:?} with first_wait {first_wait:?} and max_wait \
                         {max_wait:?}"
                    ),
                    &format!("{max_wait:?}"),
                    "A limit with an exception is none.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_large_retry_number_does_not_overflow() -> Verdict {
        check(async {
            for (multiplier, max_wait) in [
                (2.0, 60 * SECOND),
                (10.0, 60 * SECOND),
                (2.0, Duration::MAX),
            ] {
                let config = RetryConfig {
                    multiplier,
                    max_wait,
                    ..RetryConfig::default()
                };
                for retry in [31, 32, 63, 64, 1000, u32::MAX] {
                    given(format!(
                        "ceiling({retry}), multiplier {multiplier} and max_wait {max_wait:?}"
                    ));
                    let found = config.ceiling(retry);
                    ensure(
                        found <= max_wait && found >= (60 * SECOND),
                        format!("said ceiling({retry}) == {found:?} with {config:?}"),
                        "max_wait, or what is still below it",
                        "2^64 does not fit in 64 bits: in a release build it becomes 0, and the \
                         client that waited longest then hammers without a pause.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_wait_that_does_not_grow_is_found_at_once_for_a_large_retry_number() -> Verdict {
        check(async {
            given("multiplier 1 and retry u32::MAX");
            let config = RetryConfig {
                multiplier: 1.0,
                ..RetryConfig::default()
            };
            let found = config.ceiling(u32::MAX);
            ensure(
                found == SECOND,
                format!("said ceiling(u32::MAX) == {found:?} with multiplier 1"),
                "1 s, the first wait, and at once",
                "A loop that multiplies until it reaches the cap never reaches it here. It counts \
                 to four thousand million instead, and the thread does nothing else.",
                READ,
            )
        })
    }

    #[test]
    fn a_zero_first_wait_stays_zero() -> Verdict {
        check(async {
            let config = RetryConfig {
                first_wait: Duration::ZERO,
                ..RetryConfig::default()
            };
            let found = ceilings(&config, 0..3);
            ensure(
                found == [Duration::ZERO; 3],
                format!("made the waits {found:?} with first_wait 0"),
                "zero, zero, zero",
                "A schedule is arithmetic: no number in it may be a surprise.",
                READ,
            )?;
            let late = config.ceiling(u32::MAX);
            ensure(
                late.is_zero(),
                format!("said ceiling(u32::MAX) == {late:?} with first_wait 0"),
                "zero, whatever it is multiplied by. (Zero times infinity is no number in \
                 floating point, and every comparison with it is false.)",
                "A schedule is arithmetic: no number in it may be a surprise.",
                READ,
            )
        })
    }
}

mod exercise_2_jitter {
    use super::*;

    const READ: &str = "the book, step 4: Jitter";

    #[test]
    fn without_jitter_the_wait_is_the_ceiling() -> Verdict {
        check(async {
            let config = RetryConfig {
                jitter: false,
                ..RetryConfig::default()
            };
            for random in [0.0, 0.3, 0.999] {
                let found = config.wait(2, random);
                ensure(
                    found == 4 * SECOND,
                    format!("said wait(2, {random}) == {found:?} without jitter"),
                    "4 s, whatever the random number",
                    "Who turns jitter off wants to know the waits beforehand.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn with_jitter_no_wait_exceeds_the_ceiling() -> Verdict {
        check(async {
            let config = RetryConfig::default();
            for retry in [0, 1, 5, 6, 60] {
                for random in [0.0, 0.25, 0.5, 0.75, 0.999_999] {
                    let (wait, ceiling) = (config.wait(retry, random), config.ceiling(retry));
                    ensure(
                        wait <= ceiling,
                        format!("said wait({retry}, {random}) == {wait:?}"),
                        &format!("at most {ceiling:?}: jitter is part of the wait, not added"),
                        "A cap that jitter can pass is no cap, and a deadline computed from it \
                         is wrong.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn with_jitter_the_waits_are_spread() -> Verdict {
        check(async {
            let config = RetryConfig::default();
            let draws = (0..100).map(|percent| config.wait(3, f64::from(percent) / 100.0));
            let mut waits: Vec<_> = draws.collect();
            waits.sort();
            let spread = waits[99] - waits[0];
            waits.dedup();
            ensure(
                spread >= config.ceiling(3) / 3 && waits.len() > 50,
                format!(
                    "made {} different waits out of 100 random numbers, {spread:?} apart, \
                     while the ceiling was {:?}",
                    waits.len(),
                    config.ceiling(3)
                ),
                "another wait for another random number, spread over the whole range",
                "A thousand clients that failed together and wait alike come back together.",
                READ,
            )
        })
    }

    /// Whether all waits are this share of their ceilings, for each random number.
    fn follow(config: &RetryConfig, share: fn(f64) -> f64) -> bool {
        let follows = |retry, random| {
            let ceiling = config.ceiling(retry);
            let expected = ceiling.mul_f64(share(random));
            config.wait(retry, random).abs_diff(expected) <= tick().min(ceiling / 100)
        };
        RETRIES
            .iter()
            .all(|retry| RANDOM.iter().all(|random| follows(*retry, *random)))
    }

    const RETRIES: [u32; 4] = [0, 1, 5, 20];
    const RANDOM: [f64; 6] = [0.0, 0.1, 0.25, 0.5, 0.75, 0.999];

    #[test]
    fn every_wait_is_drawn_by_the_same_formula() -> Verdict {
        check(async {
            for first_wait in [SECOND, Duration::from_micros(250)] {
                let config = RetryConfig {
                    first_wait,
                    ..RetryConfig::default()
                };
                let full = follow(&config, |random| random);
                let equal = follow(&config, |random| 0.5 + random / 2.0);
                let row = |retry: u32| {
                    let waits = RANDOM.map(|random| config.wait(retry, random));
                    let ceiling = config.ceiling(retry);
                    format!("\nretry {retry}, ceiling {ceiling:?}: {waits:.3?}")
                };
                ensure(
                    full || equal,
                    format!(
                        "made these waits of the random numbers {RANDOM:?}{}",
                        RETRIES.map(row).concat()
                    ),
                    "ceiling × random for each retry, or ceiling × (0.5 + random / 2) for each, \
                     however short the ceiling is",
                    "Most clients fail once, so the first wait is the one that most of them \
                     share. A range that leaves a part out, or prefers one, brings more of them \
                     back together.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_waits_at_the_cap_are_spread_too() -> Verdict {
        check(async {
            let config = RetryConfig::default();
            let draws = (0..100).map(|percent| config.wait(20, f64::from(percent) / 100.0));
            let mut waits: Vec<_> = draws.collect();
            waits.sort();
            waits.dedup();
            ensure(
                waits.len() > 50,
                format!(
                    "made {} different waits out of 100 random numbers before retry 20, where \
                     the ceiling is max_wait",
                    waits.len()
                ),
                "another wait for another number: cap first, then draw",
                "In a long outage every wait is at the cap. Clients that all wait exactly \
                 max_wait come back together, again and again.",
                READ,
            )
        })
    }

    #[test]
    fn the_same_number_gives_the_same_wait() -> Verdict {
        check(async {
            let config = RetryConfig::default();
            let mut waits: Vec<_> = (0..5).map(|_| config.wait(3, 0.7)).collect();
            waits.dedup();
            ensure(
                waits.len() == 1,
                format!("made {waits:?} out of the number 0.7 each time"),
                "one wait: the random number is the argument, and the only one",
                "What draws its own numbers cannot be tested, nor a figure of it repeated.",
                READ,
            )
        })
    }

    #[test]
    fn the_largest_wait_there_is_does_not_panic() -> Verdict {
        check(async {
            let config = RetryConfig {
                first_wait: Duration::MAX,
                max_wait: Duration::MAX,
                ..RetryConfig::default()
            };
            let wait = config.wait(3, 0.999_999_999);
            ensure(
                wait <= Duration::MAX,
                format!("said {wait:?}"),
                "any wait: but no panic",
                "Somebody will configure \"no limit\" as the largest number there is.",
                READ,
            )
        })
    }
}

mod exercise_3_safety {
    use super::*;

    const READ: &str = "the book, step 4: What may be sent again";
    const TWICE: &str = "An order that was placed although its answer was lost is placed a second \
                         time. The customer pays twice.";

    fn asked(
        what: &str,
        request: &Request,
        error: &ApiError,
        expected: bool,
        why: &str,
    ) -> Verdict {
        let answer = may_retry(request, error);
        ensure(
            answer == expected,
            format!("said may_retry == {answer} for {what}"),
            &format!("{expected}"),
            why,
            READ,
        )
    }

    fn with_method(method: &str) -> Request {
        let mut request = Request::get("/orders");
        request.method = method.parse().expect("a method");
        request
    }

    #[test]
    fn what_does_not_help_is_not_sent_again() -> Verdict {
        check(async {
            let get = Request::get("/json");
            let keyed = Request::post("/orders", "tea").with_idempotency_key("order-17");
            for request in [&get, &keyed] {
                for error in [ApiError::NotFound, ApiError::BulkheadFull, open()] {
                    let what = format!("a {} that failed with: {error}", request.method);
                    let why = "The same question gets the same answer, and the client's own \
                               refusals are there to send less.";
                    asked(&what, request, &error, false, why)?;
                }
            }
            Ok(())
        })
    }

    /// At least one of each kind, those with a `Retry-After` included.
    pub(super) fn errors_of_all_kinds() -> Vec<ApiError> {
        let status = |code| reqwest::StatusCode::from_u16(code).expect("a status");
        let mut errors = vec![
            broken(),
            ApiError::Connection {
                executed: Executed::Yes,
                cause: "half of the answer".into(),
            },
            ApiError::timed_out(Phase::Read, Executed::Yes),
            never_sent(),
            ApiError::NotFound,
            ApiError::BulkheadFull,
            open(),
            ApiError::timed_out(Phase::Connect, Executed::No),
            ApiError::timed_out(Phase::Read, Executed::Unknown),
            ApiError::timed_out(Phase::Write, Executed::Unknown),
            ApiError::timed_out(Phase::Pool, Executed::No),
            ApiError::timed_out(Phase::Deadline, Executed::Unknown),
            ApiError::UnexpectedStatus {
                status: status(302),
            },
            ApiError::InvalidReply {
                cause: "no JSON".into(),
            },
            ApiError::InvalidRequest {
                cause: "no address".into(),
            },
        ];
        for retry_after in [None, Some(SECOND)] {
            errors.extend(
                [500, 501, 502, 503, 504, 505, 507].map(|code| ApiError::Server {
                    status: status(code),
                    retry_after,
                }),
            );
            errors.extend([400, 408, 409, 422, 429].map(|code| ApiError::Client {
                status: status(code),
                retry_after,
            }));
        }
        errors.extend([401, 403].map(|code| ApiError::Authentication {
            status: status(code),
        }));
        errors
    }

    /// The error as its message, and whether it came with a `Retry-After`.
    fn shown(error: &ApiError) -> String {
        match error.retry_after() {
            Some(_) if error.status().is_some() => format!("{error} with Retry-After"),
            _ => error.to_string(),
        }
    }

    #[test]
    fn what_is_safe_is_sent_again_after_every_retryable_error_and_no_other() -> Verdict {
        check(async {
            let put = Request {
                body: "tea".into(),
                ..with_method("PUT")
            };
            let post = Request::post("/orders", "tea").with_idempotency_key("order-17");
            let patch = with_method("PATCH").with_idempotency_key("order-17");
            for error in errors_of_all_kinds() {
                for (what, request) in [
                    ("a GET", &with_method("GET")),
                    ("a HEAD", &with_method("HEAD")),
                    ("an OPTIONS", &with_method("OPTIONS")),
                    ("a DELETE", &with_method("DELETE")),
                    ("a PUT with a body", &put),
                    ("a POST with a key", &post),
                    ("a PATCH with a key", &patch),
                ] {
                    let what = format!("{what} that failed with: {}", shown(&error));
                    let why = "All of these are safe whatever became of the first attempt, the \
                               PATCH by its key. So only whether it could help is left, and that \
                               was decided in step 2, in one place: a second list is wrong as \
                               soon as one of the two changes.";
                    asked(&what, request, &error, error.is_retryable(), why)?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_post_without_a_key_is_sent_again_only_if_it_was_never_sent() -> Verdict {
        check(async {
            let post = Request::post("/orders", "tea");
            for error in errors_of_all_kinds() {
                let never_sent = error.executed() == Executed::No;
                let what = format!("a POST without a key that failed with: {}", shown(&error));
                let why = "An error answer, a 429 or a Retry-After included, does not say that \
                           nothing was done. The customer may pay twice.";
                asked(
                    &what,
                    &post,
                    &error,
                    error.is_retryable() && never_sent,
                    why,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_method_is_only_safe_if_it_is_known_to_be() -> Verdict {
        check(async {
            for method in ["CONNECT", "BUY"] {
                let what = format!("a {method} whose connection broke");
                let why = "Methods can be invented. Whoever lists the unsafe ones sends all the \
                           others twice: list the safe ones, or ask Method::is_idempotent.";
                asked(&what, &with_method(method), &broken(), false, why)?;
            }
            let keyed = with_method("BUY").with_idempotency_key("order-17");
            let why = "A key makes any method safe.";
            asked(
                "a BUY with a key whose connection broke",
                &keyed,
                &broken(),
                true,
                why,
            )
        })
    }

    #[test]
    fn a_method_that_changes_nothing_twice_may_be_sent_again() -> Verdict {
        check(async {
            for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
                let what = format!("a {method} whose connection broke");
                let why = "These methods are idempotent: done twice has the effect of done once. \
                           DELETE and PUT change something, but a second time changes no more.";
                asked(&what, &with_method(method), &broken(), true, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_post_without_a_key_is_not_sent_again() -> Verdict {
        check(async {
            let post = Request::post("/orders", "tea");
            asked(
                "a POST whose connection broke",
                &post,
                &broken(),
                false,
                TWICE,
            )?;
            asked("a POST that got a 500", &post, &server(), false, TWICE)?;
            let late = ApiError::timed_out(Phase::Read, Executed::Unknown);
            asked("a POST that timed out", &post, &late, false, TWICE)?;
            let patch = with_method("PATCH");
            asked(
                "a PATCH whose connection broke",
                &patch,
                &broken(),
                false,
                TWICE,
            )
        })
    }

    #[test]
    fn a_post_with_an_idempotency_key_may_be_sent_again() -> Verdict {
        check(async {
            let post = Request::post("/orders", "tea").with_idempotency_key("order-17");
            let why =
                "The service knows the key and does the work once, however often it is asked.";
            asked("a POST with a key that broke", &post, &broken(), true, why)?;
            asked("a POST with a key and a 503", &post, &server(), true, why)
        })
    }

    #[test]
    fn what_was_never_sent_may_be_sent_again() -> Verdict {
        check(async {
            let post = Request::post("/orders", "tea");
            let refused = never_sent();
            let why = "A refused connection carried no order: there is nothing to do twice.";
            asked("a POST that was refused", &post, &refused, true, why)?;
            let connecting = ApiError::timed_out(Phase::Connect, Executed::No);
            asked(
                "a POST that could not connect",
                &post,
                &connecting,
                true,
                why,
            )
        })
    }
}

mod exercise_4_wait_after {
    use super::*;

    const READ: &str = "the book, step 4: Retry-After and the deadline";

    fn retry(config: RetryConfig) -> Retry<Script> {
        Retry::new(Script::new([Play::status(200)]), config)
    }

    fn busy(seconds: u64) -> ApiError {
        busy_for(Duration::from_secs(seconds))
    }

    fn busy_for(wait: Duration) -> ApiError {
        ApiError::Server {
            status: reqwest::StatusCode::SERVICE_UNAVAILABLE,
            retry_after: Some(wait),
        }
    }

    fn waits(
        error: &ApiError,
        number: u32,
        left: Option<Duration>,
        expected: Option<Duration>,
        why: &str,
    ) -> Verdict {
        let mut request = Request::get("/json");
        request.deadline = left.map(|left| tokio::time::Instant::now() + left);
        let found = retry(steady(3)).wait_after(&request, error, number);
        ensure(
            found == expected,
            format!(
                "said wait_after == {found:?} before retry {number}, where the schedule says \
                 {:?}, the service asks for {}, and there is {}",
                steady(3).ceiling(number),
                match error.retry_after() {
                    Some(wait) => format!("{wait:?}"),
                    None => "nothing".into(),
                },
                match left {
                    Some(left) => format!("a deadline in {left:?}"),
                    None => "no deadline".into(),
                }
            ),
            &format!("{expected:?}"),
            why,
            READ,
        )
    }

    #[test]
    fn without_retry_after_the_schedule_decides() -> Verdict {
        check_in_virtual_time(async {
            let why = "The schedule is what was configured.";
            waits(&server(), 0, None, Some(SECOND), why)?;
            waits(&server(), 2, None, Some(4 * SECOND), why)
        })
    }

    #[test]
    fn retry_after_makes_a_wait_longer() -> Verdict {
        check_in_virtual_time(async {
            let why = "Before that moment the answer is known: the service has just said it.";
            waits(&busy(30), 0, None, Some(30 * SECOND), why)?;
            let why = "Retry-After comes from a service that knows when it will be well. It is \
                       not subject to max_wait (60 s); the deadline is its limit.";
            waits(&busy(300), 0, None, Some(300 * SECOND), why)?;
            let why = "It is the longer of the two waits, not their sum.";
            waits(&busy(3), 1, None, Some(3 * SECOND), why)?;
            let why = "The header counts seconds or names a moment. Until a moment it is seldom a \
                       whole number of seconds, and the rest counts, too.";
            let wait = Duration::from_millis(1500);
            waits(&busy_for(wait), 0, None, Some(wait), why)
        })
    }

    #[test]
    fn retry_after_has_no_limit_but_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            let day = 24 * 3600;
            let why = "A service that is closed for the weekend says so. The schedule in its place \
                       asks again after a second, and a limit of your own asks too early: whoever \
                       does not want to wait that long sets a deadline.";
            for seconds in [600, 7200, 2 * day, 30 * day, 365 * day] {
                let wait = Some(Duration::from_secs(seconds));
                waits(&busy(seconds), 0, None, wait, why)?;
            }
            waits(&busy(2 * day), 0, Some(3600 * SECOND), None, why)
        })
    }

    #[test]
    fn retry_after_counts_whatever_the_status() -> Verdict {
        check_in_virtual_time(async {
            let why = "503 and 429 are the usual ones, but a gateway says it with its 502, and the \
                       error knows of it: ApiError::retry_after.";
            let retry_after = Some(30 * SECOND);
            let status = |code| reqwest::StatusCode::from_u16(code).expect("a status");
            for code in [500, 502, 503, 504] {
                let error = ApiError::Server {
                    status: status(code),
                    retry_after,
                };
                waits(&error, 0, None, retry_after, why)?;
            }
            for code in [408, 429] {
                let error = ApiError::Client {
                    status: status(code),
                    retry_after,
                };
                waits(&error, 0, None, retry_after, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn retry_after_is_not_shortened_by_jitter() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200)]);
            let retry = Retry::new(script, RetryConfig::default()).with_random(|| 0.3);
            let wait = retry.wait_after(&Request::get("/json"), &busy(30), 0);
            ensure(
                wait == Some(30 * SECOND),
                format!("said {wait:?} for Retry-After: 30, with jitter and the number 0.3"),
                "30 s: jitter belongs to the schedule, and the longer of the two counts",
                "Nine seconds after \"come back in thirty\" the answer is known.",
                READ,
            )
        })
    }

    #[test]
    fn retry_after_makes_no_wait_shorter() -> Verdict {
        check_in_virtual_time(async {
            let why = "It is a minimum. Retry-After: 0 during an outage would otherwise switch \
                       the back-off of every client off at once.";
            waits(&busy(0), 1, None, Some(2 * SECOND), why)?;
            waits(&busy(1), 2, None, Some(4 * SECOND), why)
        })
    }

    #[test]
    fn it_is_the_longer_of_the_two_whatever_the_error() -> Verdict {
        check_in_virtual_time(async {
            let mut errors = super::exercise_3_safety::errors_of_all_kinds();
            errors.retain(ApiError::is_retryable);
            for status in [429_u16, 503] {
                let status = reqwest::StatusCode::from_u16(status).expect("a status");
                let asked = (0..10).map(|seconds| Some(Duration::from_secs(seconds)));
                errors.extend(asked.map(|asked| ApiError::from_status(status, asked)));
            }
            for (jitter, random) in [(false, 0.9), (true, 0.1), (true, 0.3), (true, 0.9)] {
                let config = RetryConfig {
                    jitter,
                    ..steady(9)
                };
                let retry = retry(config.clone()).with_random(move || random);
                for (number, error) in (0..5).flat_map(|n| errors.iter().map(move |e| (n, e))) {
                    let scheduled = config.wait(number, random);
                    let asked = error.retry_after().unwrap_or_default();
                    let expected = scheduled.max(asked);
                    let found = retry.wait_after(&Request::get("/json"), error, number);
                    ensure(
                        found.is_some_and(|found| found.abs_diff(expected) < SECOND / 1000),
                        format!(
                            "said wait_after == {found:?} before retry {number}, after the error \
                             \"{error}\". The schedule says {scheduled:?} (jitter {jitter}, \
                             number drawn {random}), and the service asks for {asked:?}"
                        ),
                        &format!("{expected:?}: the longer of the two"),
                        "A service that is being restarted refuses connections for a while. \
                         Whoever tries again at once has no attempts left when it is back. And \
                         whoever comes earlier than a busy service asked gets the same answer.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_wait_that_ends_after_the_deadline_is_not_begun() -> Verdict {
        check_in_virtual_time(async {
            // An hour in which the clock of std stands still, unlike tokio's.
            tokio::time::sleep(3600 * SECOND).await;
            let why = "The caller would wait for an attempt that can never be made. Fail at \
                       once: it may still have time for something else. (Deadlines are on \
                       tokio's clock; std's Instant knows nothing of it in a test.)";
            waits(&server(), 2, Some(3 * SECOND), None, why)?;
            waits(&busy(30), 0, Some(10 * SECOND), None, why)?;
            waits(&server(), 2, Some(5 * SECOND), Some(4 * SECOND), why)
        })
    }

    #[test]
    fn a_wait_must_end_before_the_deadline_by_no_matter_how_little() -> Verdict {
        check_in_virtual_time(async {
            let why = "At the deadline itself the caller is gone. Before it, how long an attempt \
                       takes is not for you to guess: some need a millisecond.";
            for (error, number, wait) in [(server(), 2, 4 * SECOND), (busy(30), 0, 30 * SECOND)] {
                waits(&error, number, Some(wait), None, why)?;
                waits(&error, number, Some(wait + 2 * tick()), Some(wait), why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_wait_of_zero_must_end_before_the_deadline_too() -> Verdict {
        check_in_virtual_time(async {
            let at_once = RetryConfig {
                first_wait: Duration::ZERO,
                ..steady(3)
            };
            let retry = retry(at_once);
            let now = tokio::time::Instant::now();
            let mut request = Request::get("/json");
            for (deadline, expected) in [(now + SECOND, Some(Duration::ZERO)), (now, None)] {
                request.deadline = Some(deadline);
                let found = retry.wait_after(&request, &server(), 0);
                let left = deadline - now;
                ensure(
                    found == expected,
                    format!(
                        "said wait_after == {found:?} with first_wait 0, where the deadline is in \
                         {left:?}"
                    ),
                    &format!("{expected:?}"),
                    "A wait of nothing, begun when no time is left, ends too late as well. The \
                     retry would be sent for a caller who is gone.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn it_is_the_wait_that_must_fit_and_not_its_ceiling() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200)]);
            let retry = Retry::new(script, RetryConfig::default()).with_random(|| 0.0);
            let mut request = Request::get("/json");
            request.deadline = Some(tokio::time::Instant::now() + 3 * SECOND);
            let wait = retry.wait_after(&request, &server(), 2);
            ensure(
                wait.is_some(),
                format!(
                    "said {wait:?} before retry 2, with jitter and the number 0, where the ceiling \
                     is 4 s and the deadline in 3 s"
                ),
                "Some wait: the one that was drawn ends in time",
                "With jitter, most waits are much shorter than their ceiling. Who compares the \
                 ceiling gives up calls that could be saved.",
                READ,
            )
        })
    }

    #[test]
    fn an_absurd_retry_after_does_not_panic() -> Verdict {
        check_in_virtual_time(async {
            let asked = Some(SECOND);
            let why = "The header is input from outside: Instant + Duration panics when the sum \
                       is too large, checked_add does not.";
            waits(&busy(u64::MAX), 0, asked, None, why)?;
            let why = "A moment that the clock cannot count never comes: a call without a deadline \
                       would wait for it for ever.";
            waits(&busy(u64::MAX), 0, None, None, why)
        })
    }

    #[test]
    fn a_schedule_without_an_end_is_not_begun() -> Verdict {
        check_in_virtual_time(async {
            let endless = RetryConfig {
                first_wait: Duration::MAX,
                max_wait: Duration::MAX,
                ..steady(3)
            };
            for error in [server(), busy(30)] {
                let retry = retry(endless.clone());
                let found = retry.wait_after(&Request::get("/json"), &error, 0);
                ensure(
                    found.is_none(),
                    format!(
                        "said wait_after == {found:?}, where first_wait and max_wait are \
                         Duration::MAX, the service asks for {:?}, and there is no deadline",
                        error.retry_after().unwrap_or_default()
                    ),
                    "None: it is the wait that no clock can count, whoever asked for it",
                    "Somebody will configure \"no limit\" as the largest number there is. The call \
                     would wait for ever, or panic where it works out the end.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn each_wait_draws_a_number_of_its_own() -> Verdict {
        check_in_virtual_time(async {
            let numbers = std::sync::Mutex::new([0.9, 0.1].into_iter().cycle());
            let draw = move || numbers.lock().unwrap().next().unwrap_or_default();
            let config = RetryConfig::default();
            let retry = Retry::new(Script::new([Play::status(200)]), config).with_random(draw);
            let request = Request::get("/json");
            let first = retry.wait_after(&request, &server(), 1);
            let second = retry.wait_after(&request, &server(), 1);
            ensure(
                first.is_some() && second.is_some() && first != second,
                format!("waited {first:?} and then {second:?}, for two different random numbers"),
                "two different waits, each from the number drawn for it",
                "Jitter that is drawn once is a fixed wait: clients that fail together come \
                 back together.",
                READ,
            )
        })
    }
}

mod exercise_5_budget {
    use super::*;

    const READ: &str = "the book, step 4: The budget";

    /// Two threads rarely meet between two lines: it takes many tries to see it.
    const ROUNDS: usize = 20_000;

    fn withdrawals(budget: &RetryBudget, tries: usize) -> usize {
        (0..tries).filter(|_| budget.withdraw()).count()
    }

    #[test]
    fn a_full_account_pays_for_its_reserve_and_no_more() -> Verdict {
        check(async {
            let budget = RetryBudget::new(3, 10);
            let paid = withdrawals(&budget, 10);
            ensure(
                paid == 3,
                format!("paid for {paid} retries out of a reserve of 3"),
                "3, then false",
                "A budget that says no too late bounds nothing: with three attempts a call, an \
                 outage triples the load on a service that is down. One that says no too early \
                 leaves hiccups uncured.",
                READ,
            )
        })
    }

    #[test]
    fn ten_calls_at_ten_percent_pay_for_one_retry() -> Verdict {
        check(async {
            let budget = RetryBudget::new(3, 10);
            withdrawals(&budget, 3);
            (0..9).for_each(|_| budget.deposit());
            let early = budget.withdraw();
            budget.deposit();
            let due = budget.withdraw();
            ensure(
                !early && due,
                format!("paid after nine calls: {early}; after the tenth: {due}"),
                "false, then true: each call adds a tenth, and a refusal costs nothing",
                "A budget that does not refill stops all retries for good after the first bad \
                 hour. One that charges for refusals never recovers while calls keep failing.",
                READ,
            )
        })
    }

    #[test]
    fn a_call_pays_in_the_percentage_that_is_configured() -> Verdict {
        check(async {
            for (percent, calls, expected) in [
                (50, 1, 0),
                (50, 2, 1),
                (25, 3, 0),
                (25, 4, 1),
                (100, 1, 1),
                (1, 99, 0),
                (1, 100, 1),
                // None of the calls, and more retries than calls.
                (0, 1000, 0),
                (250, 1, 2),
                (250, 2, 5),
            ] {
                let budget = RetryBudget::new(10, percent);
                withdrawals(&budget, 10);
                (0..calls).for_each(|_| budget.deposit());
                let paid = withdrawals(&budget, 10);
                ensure(
                    paid == expected,
                    format!(
                        "paid for {paid} retries; calls at {percent} percent since the account \
                         was empty: {calls}"
                    ),
                    &format!("{expected}: each call pays in {percent} hundredths of a retry"),
                    "The percentage is the share of retries that the owner of the service was \
                     promised.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_full_account_holds_its_reserve_and_not_a_hundredth_more() -> Verdict {
        check(async {
            let budget = RetryBudget::new(3, 30);
            budget.withdraw();
            (0..10).for_each(|_| budget.deposit());
            let paid = withdrawals(&budget, 3);
            // Three times 30 hundredths are not a whole one.
            (0..3).for_each(|_| budget.deposit());
            let more = budget.withdraw();
            ensure(
                paid == 3 && !more,
                format!(
                    "paid for {paid} retries after ten calls at 30 percent, and after three \
                     further calls for one more: {more}"
                ),
                "3, the reserve, then false: whatever is above the reserve is lost",
                "What is left over in a full account pays for a retry too early, after each quiet \
                 time.",
                READ,
            )
        })
    }

    #[test]
    fn the_account_never_holds_more_than_its_reserve() -> Verdict {
        check(async {
            let budget = RetryBudget::new(3, 10);
            (0..10_000).for_each(|_| budget.deposit());
            let paid = withdrawals(&budget, 100);
            ensure(
                paid == 3,
                format!("paid for {paid} retries at once after ten thousand good calls"),
                "3, the reserve",
                "A quiet night would otherwise save up a thousand retries and spend them all in \
                 the first second of an outage.",
                READ,
            )
        })
    }

    #[test]
    fn an_empty_budget_allows_nothing_and_a_huge_one_does_not_overflow() -> Verdict {
        check(async {
            for percent in [0, 100] {
                let none = RetryBudget::new(0, percent);
                none.deposit();
                let paid = none.withdraw();
                ensure(
                    !paid,
                    format!("paid for a retry with reserve 0 and {percent} percent"),
                    "false: this is how retries are switched off",
                    "What is switched off must be off.",
                    READ,
                )?;
            }
            // A hundred times the second one is just more than a u32 can hold.
            for (reserve, percent) in [(u32::MAX, u32::MAX), (42_949_673, 10)] {
                let huge = RetryBudget::new(reserve, percent);
                huge.deposit();
                huge.deposit();
                let paid = huge.withdraw();
                ensure(
                    paid,
                    format!("refused a retry with reserve {reserve} and {percent} percent"),
                    "true, and no overflow",
                    "A sum that wraps around empties the account at its fullest.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_payment_is_lost_among_many_threads() -> Verdict {
        check(async {
            // First alone, so that an exercise still to do is found here.
            RetryBudget::new(1, 10).deposit();
            let calls = 4 * ROUNDS;
            let budget = RetryBudget::new(calls as u32, 100);
            withdrawals(&budget, calls);
            let pay = || (0..calls / 2).for_each(|_| budget.deposit());
            std::thread::scope(|scope| {
                scope.spawn(pay);
                pay();
            });
            let available = budget.available();
            ensure(
                available as usize == calls,
                format!(
                    "had {available} retries after {calls} calls at 100 percent on two threads"
                ),
                "as many: read and write under one lock",
                "Between reading and writing, another thread pays in or takes out. What it did is \
                 then overwritten.",
                READ,
            )
        })
    }

    #[test]
    fn many_threads_cannot_take_out_more_than_there_is() -> Verdict {
        check(async {
            let budgets: Vec<_> = (0..ROUNDS).map(|_| RetryBudget::new(1, 10)).collect();
            // One alone, so that an exercise still to do is found here.
            RetryBudget::new(1, 10).withdraw();
            // Both ask in the same instant: neither sleeps while it waits for the other.
            // On a machine where they hardly ever run at the same time, there is an end.
            let arrived = AtomicUsize::new(0);
            let end = std::time::Instant::now() + Duration::from_millis(200);
            let work = || {
                let (mut asked, mut paid) = (0, 0);
                for budget in &budgets {
                    arrived.fetch_add(1, Ordering::SeqCst);
                    let mut turns = 0;
                    while arrived.load(Ordering::SeqCst) < 2 * (asked + 1) {
                        turns += 1;
                        if turns % 1000 > 0 {
                            std::hint::spin_loop();
                        } else if std::time::Instant::now() < end {
                            // Where there is one core only, the other needs it.
                            std::thread::yield_now();
                        } else {
                            return (asked, paid);
                        }
                    }
                    asked += 1;
                    paid += usize::from(budget.withdraw());
                }
                (asked, paid)
            };
            let [one, other] = std::thread::scope(|scope| {
                let other = scope.spawn(work);
                [work(), other.join().unwrap_or_default()]
            });
            let (asked, paid) = (one.0.max(other.0), one.1 + other.1);
            ensure(
                paid == asked,
                format!(
                    "paid {paid} times for {asked} budgets of one retry, each asked by two threads at once"
                ),
                "once each: look and take under one lock",
                "Between looking and taking, another thread takes too.",
                READ,
            )
        })
    }
}

mod exercise_6_retry {
    use super::*;

    const READ: &str = "the book, step 4: The loop";

    /// Calls `script` through the retry layer; returns what came of it.
    async fn call(
        script: &Script,
        config: RetryConfig,
        request: Request,
    ) -> Result<Reply, ApiError> {
        Retry::new(script.clone(), config).send(&request).await
    }

    fn always(status: u16) -> Script {
        Script::new([Play::status(status)])
    }

    fn status_of(outcome: &Result<Reply, ApiError>) -> Option<u16> {
        match outcome {
            Ok(reply) => Some(reply.status.as_u16()),
            Err(error) => error.status().map(|status| status.as_u16()),
        }
    }

    /// What the script saw: the calls, with the waits between them.
    fn seen(script: &Script) -> String {
        let requests = match script.calls().len() {
            1 => "1 request".into(),
            many => format!("{many} requests"),
        };
        let waits = script.waits();
        let waits = waits.iter().map(|wait| format!("{} ms", wait.as_millis()));
        match waits.len() {
            0 => requests,
            _ => {
                let waits = waits.collect::<Vec<_>>().join(", ");
                format!("{requests}, waits between them: {waits}")
            }
        }
    }

    #[test]
    fn a_success_is_not_repeated() -> Verdict {
        check_in_virtual_time(async {
            let script = always(200);
            let outcome = call(&script, steady(3), Request::get("/json")).await;
            ensure(
                status_of(&outcome) == Some(200) && script.calls().len() == 1,
                format!("returned {outcome:?}; {}", seen(&script)),
                "the answer, after 1 request",
                "A client must work on a good day first.",
                READ,
            )
        })
    }

    #[test]
    fn attempts_include_the_first() -> Verdict {
        check_in_virtual_time(async {
            for (max_attempts, expected) in [(3, 3), (2, 2), (1, 1), (0, 1)] {
                let script = always(500);
                let _ = call(&script, steady(max_attempts), Request::get("/json")).await;
                ensure(
                    script.calls().len() == expected,
                    format!("with max_attempts {max_attempts}: {}", seen(&script)),
                    &format!("{expected} in all: the first attempt is one of them, a retry is not"),
                    "The number is what a service's owner asks for when load doubles.",
                    "the book, step 4: Attempts",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn many_attempts_are_made_if_many_are_configured() -> Verdict {
        check_in_virtual_time(async {
            for max_attempts in [12, 300] {
                let script = always(500);
                let budget = Arc::new(RetryBudget::new(max_attempts - 1, 0));
                let retry = Retry::new(script.clone(), steady(max_attempts)).with_budget(budget);
                let _ = retry.send(&Request::get("/json")).await;
                let sent = script.calls().len();
                ensure(
                    sent == max_attempts as usize,
                    format!(
                        "sent {sent} requests with max_attempts {max_attempts} and a budget for \
                         {} retries",
                        max_attempts - 1
                    ),
                    &format!(
                        "{max_attempts}: the limit is the one that is configured, and the account \
                         may be emptied to the last retry"
                    ),
                    "A job at night may try for hours. A second limit in the code ends it too \
                     early, and a counter that is too small may never end it.",
                    "the book, step 4: Attempts",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_broken_connection_is_retried() -> Verdict {
        check_in_virtual_time(async {
            for outcome in [Outcome::Broken, Outcome::Refused] {
                let name = format!("{outcome:?}");
                let script = Script::new([outcome.into(), Play::status(200)]);
                let outcome = call(&script, steady(3), Request::get("/json")).await;
                ensure(
                    outcome.is_ok(),
                    format!("returned {outcome:?} after {name}; {}", seen(&script)),
                    "the answer of the second attempt",
                    "Connections break whenever an instance is replaced. That is the cheapest \
                     failure to cure.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_success_on_a_retry_is_a_success() -> Verdict {
        check_in_virtual_time(async {
            // The largest number there is means "no limit". It must not be added to, nor
            // may anything be prepared for each of so many attempts.
            for max_attempts in [3, u32::MAX] {
                given(format!("max_attempts {max_attempts}"));
                let script = Script::new([Play::status(500), Play::status(503), Play::status(200)]);
                let outcome = call(&script, steady(max_attempts), Request::get("/json")).await;
                ensure(
                    status_of(&outcome) == Some(200) && script.calls().len() == 3,
                    format!(
                        "returned {outcome:?} with max_attempts {max_attempts}; {}",
                        seen(&script)
                    ),
                    "the answer of the third attempt",
                    "This is the whole point: the caller never hears of the hiccup.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_last_error_is_the_one_returned() -> Verdict {
        check_in_virtual_time(async {
            let busy = Play::status(503).header("retry-after", "30");
            let script = Script::new([Play::status(500), Play::status(502), busy]);
            let outcome = call(&script, steady(3), Request::get("/json")).await;
            let asked_for = outcome.as_ref().err().and_then(ApiError::retry_after);
            ensure(
                status_of(&outcome) == Some(503) && asked_for == Some(30 * SECOND),
                format!("returned {outcome:?} for 500, then 502, then 503 with Retry-After: 30"),
                "the 503, and it still says for how long",
                "The last state is the one to act on: a 429 after a 500 means slow down. How long \
                 the service wants to be left alone is for the caller, too: it may ask again.",
                READ,
            )?;
            type IsLast = fn(&ApiError) -> bool;
            let others: [(Outcome, IsLast); 4] = [
                (Outcome::Broken, |error| {
                    error.executed() == Executed::Unknown
                }),
                (Outcome::Refused, |error| error.executed() == Executed::No),
                (Outcome::CircuitOpen(SECOND), |error| {
                    matches!(error, ApiError::CircuitOpen { .. })
                }),
                (Outcome::BulkheadFull, |error| {
                    matches!(error, ApiError::BulkheadFull)
                }),
            ];
            for (last, is_last) in others {
                let what = format!("{last:?}");
                let script = Script::new([Play::status(503), last.into()]);
                let outcome = call(&script, steady(2), Request::get("/json")).await;
                ensure(
                    outcome.as_ref().is_err_and(is_last),
                    format!("returned {outcome:?} for a 503, and then: {what}"),
                    "the error of the last attempt, whoever it comes from",
                    "An answer of the service looks more interesting than a broken connection. \
                     But it is over, and it says of the last attempt that it was answered.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_error_that_will_not_change_ends_it() -> Verdict {
        check_in_virtual_time(async {
            for status in [404, 400, 401, 501] {
                let script = Script::new([Play::status(status), Play::status(200)]);
                let _ = call(&script, steady(3), Request::get("/json")).await;
                ensure(
                    script.calls().len() == 1,
                    format!("for a {status}: {}", seen(&script)),
                    "1 request: may_retry says no",
                    "The answer is final. Retries only add load and delay.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_decision_is_made_anew_after_each_attempt() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(503), Play::status(404), Play::status(200)]);
            let outcome = call(&script, steady(5), Request::get("/json")).await;
            ensure(
                status_of(&outcome) == Some(404) && script.calls().len() == 2,
                format!("returned {outcome:?}; {}", seen(&script)),
                "the 404, after 2 requests",
                "What is retryable at first need not stay so.",
                READ,
            )
        })
    }

    #[test]
    fn the_waits_are_those_of_the_schedule_and_none_follows_the_last_failure() -> Verdict {
        check_in_virtual_time(async {
            // A short wait is one, too: it must let go of its thread.
            for first_wait in [SECOND, Duration::from_millis(5)] {
                recorder().take();
                let config = RetryConfig {
                    first_wait,
                    ..steady(4)
                };
                let script = always(500);
                let start = tokio::time::Instant::now();
                let _ = call(&script, config, Request::get("/json")).await;
                let elapsed = start.elapsed();
                let waits = script.waits();
                let expected = [1, 2, 4].map(|factor| factor * first_wait);
                let as_planned = waits.len() == 3
                    && waits
                        .iter()
                        .zip(expected)
                        .all(|(wait, planned)| near(*wait, planned));
                ensure(
                    as_planned,
                    format!("{}\n{}", seen(&script), picture()),
                    &format!("waits of {expected:?} between four attempts, on tokio's clock"),
                    "Retries without a pause hit a service while it falls. A pause that blocks \
                     its thread, however short, holds up all other calls.",
                    READ,
                )?;
                let all = 7 * first_wait;
                ensure(
                    near(elapsed, all),
                    format!("returned after {elapsed:.3?}\n{}", picture()),
                    &format!("after {all:?}: there is nothing to wait for behind the last attempt"),
                    "The caller waits, and nothing will come of it.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_schedule_goes_on_whatever_fails_next() -> Verdict {
        check_in_virtual_time(async {
            let kinds: [(&str, Play); 6] = [
                ("a 500", Play::status(500)),
                (
                    "a 503 (Retry-After: 0)",
                    Play::status(503).header("retry-after", "0"),
                ),
                (
                    "a 429 (Retry-After: 1)",
                    Play::status(429).header("retry-after", "1"),
                ),
                ("no connection", Outcome::Refused.into()),
                ("a broken connection", Outcome::Broken.into()),
                ("a time-out", Outcome::TimedOut.into()),
            ];
            for one in &kinds {
                for other in &kinds {
                    goes_on(one, other).await?;
                }
            }
            Ok(())
        })
    }

    async fn goes_on((first, one): &(&str, Play), (second, other): &(&str, Play)) -> Verdict {
        let plays = [one.clone(), other.clone(), one.clone(), Play::status(200)];
        let script = Script::new(plays);
        let _ = call(&script, steady(4), Request::get("/json")).await;
        let waits = script.waits();
        let expected = [SECOND, 2 * SECOND, 4 * SECOND];
        let mut pairs = waits.iter().zip(expected);
        ensure(
            waits.len() == 3 && pairs.all(|(wait, planned)| near(*wait, planned)),
            format!(
                "after {first}, {second} and {first} again: {}",
                seen(&script)
            ),
            &format!("waits of {expected:?}: the number of the retry decides"),
            "A service that is falling answers one call so and the next otherwise. A schedule \
             that begins anew each time never backs off from it.",
            READ,
        )
    }

    #[test]
    fn a_wait_begins_when_the_attempt_has_failed() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500).after(3 * SECOND)]);
            let _ = call(&script, steady(3), Request::get("/json")).await;
            // From the beginning of one attempt to that of the next.
            let waits = script.waits();
            let expected = [4 * SECOND, 5 * SECOND];
            let mut pairs = waits.iter().zip(expected);
            ensure(
                waits.len() == 2 && pairs.all(|(wait, planned)| near(*wait, planned)),
                format!("with attempts that take 3 s to fail: {}", seen(&script)),
                &format!("{expected:?} from one to the next: 3 s, and then 1 s and 2 s of wait"),
                "A service that is slow to fail is one that has too much to do. Counted from the \
                 beginning of the attempt, the pause is over before the answer is there.",
                READ,
            )
        })
    }

    #[test]
    fn each_wait_follows_from_its_own_failure_and_number() -> Verdict {
        check_in_virtual_time(async {
            let asked = Play::status(503).header("retry-after", "30");
            let later = [500, 500, 200].map(Play::status);
            let script = Script::new([asked].into_iter().chain(later));
            let _ = call(&script, steady(4), Request::get("/json")).await;
            let waits = script.waits();
            let expected = [30 * SECOND, 2 * SECOND, 4 * SECOND];
            let mut pairs = waits.iter().zip(expected);
            ensure(
                waits.len() == 3 && pairs.all(|(wait, planned)| near(*wait, planned)),
                format!(
                    "after a 503 with Retry-After: 30, a 500 and a 500: {}",
                    seen(&script)
                ),
                &format!("waits of {expected:?}: what one answer asked for is over with its wait"),
                "The service said when it would be ready, and then it was. To stay away for \
                 thirty seconds each time is to use up the deadline for nothing.",
                READ,
            )?;

            let numbers = [0.9, 0.1, 0.6];
            let next = AtomicUsize::new(0);
            let draw = move || numbers[next.fetch_add(1, Ordering::Relaxed) % numbers.len()];
            let jittery = RetryConfig {
                jitter: true,
                ..steady(4)
            };
            let script = always(500);
            let retry = Retry::new(script.clone(), jittery.clone()).with_random(draw);
            let _ = retry.send(&Request::get("/json")).await;
            let waits = script.waits();
            let mut expected = (0..)
                .zip(numbers)
                .map(|(n, random)| jittery.wait(n, random));
            ensure(
                waits.len() == 3
                    && waits
                        .iter()
                        .all(|wait| expected.next().is_some_and(|planned| near(*wait, planned))),
                format!("with the numbers {numbers:?}: {}", seen(&script)),
                "waits of 0.9 × 1 s, 0.1 × 2 s and 0.6 × 4 s, each from the next number, also \
                 where that is shorter than the one before",
                "Callers that drew alike once stay together for all of their attempts. And waits \
                 that only grow are no longer spread.",
                "the book, step 4: Jitter",
            )
        })
    }

    #[test]
    fn two_calls_do_not_wait_alike() -> Verdict {
        check_in_virtual_time(async {
            let jittery = RetryConfig {
                jitter: true,
                ..steady(4)
            };
            let mut all = Vec::new();
            for _ in 0..2 {
                let script = always(500);
                let _ = call(&script, jittery.clone(), Request::get("/json")).await;
                let waits = script.waits();
                let ceilings = [SECOND, 2 * SECOND, 4 * SECOND];
                let in_range = waits.len() == 3
                    && waits
                        .iter()
                        .zip(ceilings)
                        .all(|(wait, most)| *wait <= most + tick());
                ensure(
                    in_range,
                    format!("with jitter: {}", seen(&script)),
                    "three waits, up to 1 s, 2 s and 4 s",
                    "A cap that jitter can pass is no cap.",
                    "the book, step 4: Jitter",
                )?;
                all.push(waits);
            }
            ensure(
                all[0] != all[1],
                format!("waited {:.3?} in the one call and in the other too", all[0]),
                "other waits in each call",
                "Clients that failed together come back together, as one wave after the other.",
                "the book, step 4: Jitter",
            )
        })
    }

    #[test]
    fn an_order_is_not_placed_twice() -> Verdict {
        check_in_virtual_time(async {
            for play in [Play::from(Outcome::Broken), Play::status(500)] {
                let script = Script::new([play]);
                let _ = call(&script, steady(3), Request::post("/orders", "tea")).await;
                ensure(
                    script.calls().len() == 1,
                    format!("for a POST without a key: {}", seen(&script)),
                    "1 request: may_retry says no",
                    "The service may have placed the order before the connection broke.",
                    "the book, step 4: What may be sent again",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_order_with_a_key_is_sent_again_with_the_same_key() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Outcome::Broken.into(), Play::status(201)]);
            let order = Request::post("/orders", "tea").with_idempotency_key("order-17");
            let outcome = call(&script, steady(3), order).await;
            let keys: Vec<_> = script
                .calls()
                .into_iter()
                .map(|call| call.idempotency_key)
                .collect();
            ensure(
                outcome.is_ok() && keys == vec![Some("order-17".to_owned()); 2],
                format!("returned {outcome:?}; the keys were {keys:?}"),
                "success, and the same key twice",
                "A new key for the repetition makes it a second order.",
                "the book, step 4: What may be sent again",
            )
        })
    }

    #[test]
    fn every_attempt_sends_the_same_request() -> Verdict {
        check_in_virtual_time(async {
            let order = Request::post("/orders?table=3", "tea").with_idempotency_key("order-17");
            let put = Request {
                method: reqwest::Method::PUT,
                idempotency_key: None,
                ..order.clone()
            };
            for request in [order, put] {
                let script = always(503);
                let _ = call(&script, steady(3), request.clone()).await;
                let calls = script.calls();
                let sent = calls.iter().map(|call| {
                    let body = String::from_utf8_lossy(&call.body);
                    let key = call.idempotency_key.as_deref().unwrap_or("no key");
                    format!("{} {} {body:?} {key}", call.method, call.path)
                });
                let sent: Vec<_> = sent.collect();
                let key = request.idempotency_key.as_deref().unwrap_or("no key");
                let method = request.method.as_str();
                let expected = format!("{method} /orders?table=3 \"tea\" {key}");
                ensure(
                    sent == vec![expected.clone(); 3],
                    format!("sent {sent:#?}"),
                    &format!("three times the same: {expected}"),
                    "A retry that leaves out the body or the query asks for something else. It \
                     may well succeed.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn what_the_client_refused_itself_is_neither_retried_nor_paid_for() -> Verdict {
        check_in_virtual_time(async {
            for outcome in [Outcome::CircuitOpen(SECOND), Outcome::BulkheadFull] {
                let name = format!("{outcome:?}");
                let script = Script::new([outcome.into()]);
                let budget = Arc::new(RetryBudget::new(5, 0));
                let retry = Retry::new(script.clone(), steady(3)).with_budget(Arc::clone(&budget));
                let _ = retry.send(&Request::get("/json")).await;
                ensure(
                    script.calls().len() == 1 && budget.available() == 5,
                    format!(
                        "for {name}: {}; {} of 5 retries left in the budget",
                        seen(&script),
                        budget.available()
                    ),
                    "1 request, and 5 left",
                    "A circuit opens to send less. A retry on top of it sends more, and spends \
                     the budget on nothing.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn retry_after_is_waited_for() -> Verdict {
        check_in_virtual_time(async {
            for (code, seconds) in [(503, 30), (429, 90)] {
                let busy = Play::status(code).header("retry-after", seconds.to_string());
                let script = Script::new([busy, Play::status(200)]);
                let outcome = call(&script, steady(3), Request::get("/json")).await;
                let waits = script.waits();
                ensure(
                    outcome.is_ok() && waits.len() == 1 && near(waits[0], seconds as u32 * SECOND),
                    format!(
                        "after a {code} with Retry-After: {seconds}: {}",
                        seen(&script)
                    ),
                    &format!("one wait of {seconds} s"),
                    "Before that moment the answer is known: the service has just said it.",
                    "the book, step 4: Retry-After and the deadline",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn retry_after_brings_no_further_attempts() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(503).header("retry-after", "1")]);
            let _ = call(&script, steady(3), Request::get("/json")).await;
            ensure(
                script.calls().len() == 3,
                format!(
                    "for a service that always says Retry-After: 1: {}",
                    seen(&script)
                ),
                "3 requests: max_attempts",
                "\"Come back later\" is no promise. Somebody has to stop in the end.",
                "the book, step 4: Retry-After and the deadline",
            )
        })
    }

    #[test]
    fn no_wait_is_begun_that_ends_after_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            for (play, latest) in [
                (Play::status(500), 3 * SECOND),
                (
                    Play::status(503).header("retry-after", "60"),
                    Duration::ZERO,
                ),
            ] {
                let script = Script::new([play]);
                let client = Deadline::new(Retry::new(script.clone(), steady(9)), 5 * SECOND);
                let start = tokio::time::Instant::now();
                let outcome = client.send(&Request::get("/json")).await;
                let elapsed = start.elapsed();
                let from_service = status_of(&outcome).is_some();
                ensure(
                    from_service && near(elapsed, latest),
                    format!(
                        "returned {outcome:?} after {elapsed:.3?}, of 5 s\n{}",
                        picture()
                    ),
                    &format!("the service's error after {latest:?}: the next wait is too long"),
                    "Waiting for a moment that lies behind the deadline keeps the caller, hides \
                     the real error behind a time-out, and changes nothing.",
                    "the book, step 4: Retry-After and the deadline",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_time_that_attempts_took_is_gone() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500).after(2 * SECOND)]);
            let config = RetryConfig {
                first_wait: 4 * SECOND,
                ..steady(9)
            };
            let mut request = Request::get("/json");
            let start = tokio::time::Instant::now();
            request.deadline = Some(start + 5 * SECOND);
            let _ = call(&script, config, request).await;
            let elapsed = start.elapsed();
            ensure(
                script.calls().len() == 1 && near(elapsed, 2 * SECOND),
                format!(
                    "returned after {elapsed:.3?}, with an attempt that took 2 s, a wait of 4 s and \
                     a deadline after 5 s; {}",
                    seen(&script)
                ),
                "one request and the error after 2 s: 3 s are left, and the wait is longer",
                "Slow failures are what uses up a deadline. Who adds up waits alone begins one \
                 that ends behind it.",
                "the book, step 4: Retry-After and the deadline",
            )
        })
    }

    #[test]
    fn a_wait_that_fits_is_followed_by_an_attempt() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([500, 200].map(Play::status));
            let config = RetryConfig {
                first_wait: 3 * SECOND,
                ..steady(3)
            };
            let mut request = Request::get("/json");
            request.deadline = Some(tokio::time::Instant::now() + 5 * SECOND);
            let outcome = call(&script, config, request).await;
            ensure(
                outcome.is_ok() && script.calls().len() == 2,
                format!(
                    "returned {outcome:?} for a 500 and then a 200, with a wait of 3 s and a \
                     deadline after 5 s; {}",
                    seen(&script)
                ),
                "the 200: the wait ends before the deadline, and that was the only question",
                "The retry is paid for and announced in the log. Whoever changes their mind after \
                 the wait has made the caller wait for nothing.",
                READ,
            )
        })
    }

    #[test]
    fn a_wait_that_no_clock_can_count_is_not_begun() -> Verdict {
        check_in_virtual_time(async {
            let busy = Play::status(503).header("retry-after", u64::MAX.to_string());
            let script = Script::new([busy, Play::status(200)]);
            let calling = call(&script, steady(3), Request::get("/json"));
            let outcome = tokio::time::timeout(3600 * SECOND, calling).await;
            ensure(
                matches!(&outcome, Ok(outcome) if status_of(outcome) == Some(503)),
                format!(
                    "{} for a 503 with Retry-After: {}, without a deadline",
                    match &outcome {
                        Ok(outcome) => format!("returned {outcome:?}"),
                        Err(_) => "was still waiting after an hour".into(),
                    },
                    u64::MAX
                ),
                "the 503: `wait_after` says None, and it is asked",
                "The header is input from outside. A caller that believes it waits for ever.",
                "the book, step 4: Retry-After and the deadline",
            )
        })
    }

    #[test]
    fn every_attempt_knows_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            let script = always(500);
            let client = Deadline::new(Retry::new(script.clone(), steady(3)), 60 * SECOND);
            let _ = client.send(&Request::get("/json")).await;
            let calls = script.calls();
            let first = calls.first().and_then(|call| call.deadline);
            let same = calls.iter().all(|call| call.deadline == first);
            ensure(
                calls.len() == 3 && first.is_some() && same,
                format!(
                    "sent {} requests; with a deadline: {}; with the same one: {same}",
                    calls.len(),
                    first.is_some()
                ),
                "3 requests with one and the same deadline",
                "A deadline that starts anew with each attempt is no deadline.",
                "the book, step 4: Retry-After and the deadline",
            )
        })
    }

    #[test]
    fn a_dropped_call_stops() -> Verdict {
        check_in_virtual_time(async {
            let script = always(500);
            let retry = Retry::new(script.clone(), steady(9));
            let request = Request::get("/json");
            let _ = tokio::time::timeout(SECOND / 2, retry.send(&request)).await;
            tokio::time::sleep(3600 * SECOND).await;
            ensure(
                script.calls().len() == 1,
                format!(
                    "was dropped in its first wait, and an hour later: {}",
                    seen(&script)
                ),
                "1 request: nothing goes on without the caller",
                "A retry in a spawned task works for somebody who has long gone.",
                READ,
            )
        })
    }

    #[test]
    fn the_budget_bounds_the_retries_of_a_bad_hour() -> Verdict {
        check_in_virtual_time(async {
            let script = always(500);
            let retry = Retry::new(script.clone(), steady(3));
            for _ in 0..200 {
                let _ = retry.send(&Request::get("/json")).await;
            }
            let retries = script.calls().len() as i64 - 200;
            ensure(
                (20..=35).contains(&retries),
                format!("sent {retries} retries for 200 calls that all failed"),
                "about 30: a reserve of 10, and a tenth of 200 calls",
                "With many more, the service gets up to three times its usual load exactly when \
                 it cannot carry it: a budget made anew for each call bounds nothing. With only \
                 the reserve, nobody is left who would notice that it is well again.",
                "the book, step 4: The budget",
            )
        })
    }

    #[test]
    fn a_crowd_makes_no_more_retries_than_the_budget_pays_for() -> Verdict {
        check_in_virtual_time(async {
            let script = always(500);
            let budget = Arc::new(RetryBudget::new(10, 0));
            let retry = Arc::new(Retry::new(script.clone(), steady(2)).with_budget(budget));
            let start = tokio::time::Instant::now();
            let mut crowd = tokio::task::JoinSet::new();
            for _ in 0..100 {
                let retry = Arc::clone(&retry);
                crowd.spawn(async move {
                    let _ = retry.send(&Request::get("/json")).await;
                    start.elapsed()
                });
            }
            let times = crowd.join_all().await;
            let retries = script.calls().len() - 100;
            let late = times.iter().filter(|time| **time > SECOND / 2).count();
            let events = recorder().events();
            let told = events.iter().filter(|event| event.name == "retry").count();
            ensure(
                (retries, late, told) == (10, 10, 10),
                format!(
                    "sent {retries} retries for 100 calls that failed at the same time, with a \
                     budget for ten; {late} calls waited first, and {told} logged \"retry\""
                ),
                "10, 10 and 10: `withdraw` looks and takes in one step, before the wait, and what \
                 it returns decides. The other 90 return at once",
                "An outage hits everybody in the same moment. Whoever looks first and takes \
                 later, finds the last retry still there a hundred times.",
                "the book, step 4: The budget",
            )
        })
    }

    #[test]
    fn each_call_pays_in_once_and_each_retry_takes_one_out() -> Verdict {
        check_in_virtual_time(async {
            let budget = Arc::new(RetryBudget::new(3, 50));
            let retry = Retry::new(always(500), steady(3)).with_budget(Arc::clone(&budget));
            // Full (3), two retries: 1. Then 1.5 - 1, 1 - 1, and 0.5.
            let mut left = Vec::new();
            for _ in 0..4 {
                let _ = retry.send(&Request::get("/json")).await;
                left.push(retry.budget().available());
            }
            ensure(
                left == [1, 0, 0, 0],
                format!("had {left:?} retries left after each of four calls that failed"),
                "[1, 0, 0, 0], with a reserve of 3 and 50 percent: a call pays in once, at its \
                 start, and not for each attempt",
                "Attempts that pay in finance each other: the budget bounds less, the worse it gets.",
                "the book, step 4: The budget",
            )
        })
    }

    #[test]
    fn a_call_pays_in_once_whatever_comes_of_it() -> Verdict {
        check_in_virtual_time(async {
            let get = || Request::get("/json");
            let post = || Request::post("/orders", "tea");
            let good = || vec![Play::status(200)];
            let second = || vec![Play::status(500), Play::status(200)];
            for (what, request, plays, attempts, expected) in [
                ("a GET that went well", get(), good(), 3, 1),
                ("a POST that went well", post(), good(), 3, 1),
                (
                    "a POST with a key",
                    post().with_idempotency_key("order-17"),
                    good(),
                    3,
                    1,
                ),
                ("a 404", get(), vec![Play::status(404)], 3, 1),
                ("a call with max_attempts 1", get(), good(), 1, 1),
                (
                    "a call that was dropped",
                    get(),
                    vec![Outcome::Never.into()],
                    3,
                    1,
                ),
                ("a success on a retry", get(), second(), 3, 0),
                (
                    "a success after a refused connection",
                    get(),
                    vec![Outcome::Refused.into(), Play::status(200)],
                    3,
                    0,
                ),
            ] {
                let budget = Arc::new(RetryBudget::new(5, 100));
                while budget.withdraw() {}
                let retry = Retry::new(Script::new(plays), steady(attempts));
                let retry = retry.with_budget(Arc::clone(&budget));
                let _ = tokio::time::timeout(60 * SECOND, retry.send(&request)).await;
                let found = budget.available();
                ensure(
                    found == expected,
                    format!(
                        "had {found} retries left after {what}, where the budget was empty before \
                         and each call pays for a whole retry"
                    ),
                    &format!("{expected}: each call pays in once, at its start"),
                    "A budget is a share of all calls. If some of them pay twice or not at all, \
                     nobody knows a share of what.",
                    "the book, step 4: The budget",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn each_retry_is_paid_for_whatever_it_repeats() -> Verdict {
        check_in_virtual_time(async {
            let get = Request::get("/json");
            let keyed = Request::post("/orders", "tea").with_idempotency_key("order-17");
            for (what, play) in [
                ("a refused connection", Outcome::Refused.into()),
                ("a broken connection", Outcome::Broken.into()),
                ("a time-out", Outcome::TimedOut.into()),
                ("a 408", Play::status(408)),
                ("a 429", Play::status(429)),
                ("a 500", Play::status(500)),
                (
                    "a 503 with Retry-After",
                    Play::status(503).header("retry-after", "1"),
                ),
            ] {
                for (request, first_wait) in
                    [(&get, SECOND), (&keyed, SECOND), (&get, Duration::ZERO)]
                {
                    let what = format!(
                        "a {} that ends in {what}, with first_wait {first_wait:?}",
                        request.method
                    );
                    let config = RetryConfig {
                        first_wait,
                        ..steady(4)
                    };
                    let budget = Arc::new(RetryBudget::new(5, 0));
                    let retry = Retry::new(Script::new([play.clone()]), config.clone());
                    let _ = retry.with_budget(Arc::clone(&budget)).send(request).await;
                    let left = budget.available();
                    ensure(
                        left == 2,
                        format!("had {left} of 5 retries left after four attempts of {what}"),
                        "2: a retry costs one, whatever it repeats, and however soon",
                        "What is free has no bound. In an outage all calls fail in the same way, \
                         and just that way is free.",
                        "the book, step 4: The budget",
                    )?;
                    let script = Script::new([play.clone()]);
                    let budget = Arc::new(RetryBudget::new(0, 0));
                    let retry = Retry::new(script.clone(), config).with_budget(budget);
                    let outcome = retry.send(request).await;
                    let error = Script::new([play.clone()]).send(request).await;
                    let as_it_was = format!("{outcome:?}") == format!("{error:?}");
                    ensure(
                        as_it_was && script.calls().len() == 1,
                        format!(
                            "returned {outcome:?} for {what}, with an empty budget; {}",
                            seen(&script)
                        ),
                        &format!("{error:?}, after 1 request"),
                        "The caller gets the error of the service. That the budget was empty is \
                         for the log.",
                        "the book, step 4: The budget",
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn the_budget_recovers() -> Verdict {
        check_in_virtual_time(async {
            let plays = (0..200).map(|call| Play::status(if call < 100 { 500 } else { 200 }));
            let script = Script::new(plays);
            let budget = Arc::new(RetryBudget::default());
            let retry = Retry::new(script.clone(), steady(3)).with_budget(Arc::clone(&budget));
            while script.calls().len() < 100 {
                let _ = retry.send(&Request::get("/json")).await;
            }
            let spent = budget.available();
            for _ in 0..100 {
                let _ = retry.send(&Request::get("/json")).await;
            }
            let after = budget.available();
            ensure(
                spent < 10 && after >= 9,
                format!(
                    "had {spent} of 10 retries left after the outage, {after} a hundred good calls later"
                ),
                "fewer than 10, then about 10: each call pays in",
                "A budget that never refills turns retries off for good after the first outage.",
                "the book, step 4: The budget",
            )
        })
    }

    #[test]
    fn only_a_retry_that_happens_is_paid_for() -> Verdict {
        check_in_virtual_time(async {
            let busy = Play::status(503).header("retry-after", "60");
            let cases = [
                ("a success", Play::status(200), 3),
                ("a 404", Play::status(404), 3),
                ("a wait behind the deadline", busy, 3),
                ("a last attempt", Play::status(500), 1),
            ];
            for (what, play, attempts) in cases {
                let budget = Arc::new(RetryBudget::new(5, 0));
                let retry = Retry::new(Script::new([play]), steady(attempts));
                let client = Deadline::new(retry.with_budget(Arc::clone(&budget)), 10 * SECOND);
                let _ = client.send(&Request::get("/json")).await;
                ensure(
                    budget.available() == 5,
                    format!("had {} of 5 retries left after {what}", budget.available()),
                    "5: there was no retry",
                    "First attempts and refusals that are charged empty the budget on a good \
                     day, and there is none on the bad one.",
                    "the book, step 4: The budget",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn each_retry_is_logged_and_so_is_giving_up() -> Verdict {
        check_in_virtual_time(async {
            let script = always(500);
            let _ = call(&script, steady(3), Request::get("/json?key=SECRET")).await;
            let events = recorder().events();
            let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
            ensure(
                names == ["retry", "retry", "gave up"],
                format!("logged {names:?} for three failed attempts"),
                "\"retry\" twice, then \"gave up\"",
                "\"Retrying in 2 s\" in a log, with no retry behind it, costs somebody a night.",
                "the book, step 4: Events",
            )?;
            let start = events[0].at;
            let times: Vec<_> = events.iter().map(|event| event.at - start).collect();
            ensure(
                near(times[1], SECOND) && near(times[2], 3 * SECOND),
                format!("logged them at {times:.1?}, counted from the first"),
                "at 0 s, 1 s and 3 s: each before its wait, and not behind it",
                "Somebody who watches a client that hangs wants to read why, while it hangs.",
                "the book, step 4: Events",
            )?;
            let fields: Vec<_> = events[..2]
                .iter()
                .map(|event| ["attempt", "wait_ms"].map(|name| event.field(name).unwrap_or("none")))
                .collect();
            ensure(
                fields == [["1", "1000"], ["2", "2000"]],
                format!("logged [attempt, wait_ms] as {fields:?}"),
                "[1, 1000] and [2, 2000], whole numbers: the attempt that failed, and the wait \
                 before the next",
                "How often and how long are the two questions of whoever reads it.",
                "the book, step 4: Events",
            )?;
            let attempts = events[2].number("attempts");
            let reason = events[2].field("reason").unwrap_or_default();
            ensure(
                attempts == Some(3) && !reason.is_empty(),
                format!("logged attempts = {attempts:?} and reason = {reason:?} when it gave up"),
                "3 attempts, and a reason in a few words",
                "The error that the caller gets is the last one. Only the log knows that there \
                 were three.",
                "the book, step 4: Events",
            )?;
            let text = format!("{events:?}");
            ensure(
                !text.contains("SECRET") && text.contains("/json"),
                "logged the query string of the path",
                "the path without it: Request::path_for_log",
                "Logs are read by many. A key in them is a leaked key.",
                "the book, step 4: Events",
            )
        })
    }

    #[test]
    fn each_event_is_a_warning_with_its_path_and_a_retry_tells_the_error() -> Verdict {
        check_in_virtual_time(async {
            let broken_each_time = Outcome::Broken.into();
            let script = Script::new([Play::status(503), broken_each_time]);
            let _ = call(&script, steady(5), Request::get("/json?page=2")).await;
            let events = recorder().events();
            let logged = |event: &lab::timeline::Event| {
                let path = event.field("path").unwrap_or("nothing");
                format!("{} {} with the path {path}", event.level, event.name)
            };
            let logged: Vec<_> = events.iter().map(logged).collect();
            let expected = ["retry", "retry", "retry", "retry", "gave up"]
                .map(|name| format!("WARN {name} with the path /json"));
            ensure(
                logged == expected,
                format!("logged {logged:#?}"),
                &format!("{expected:#?}"),
                "In production often only warnings are kept, and errors wake somebody up. A line \
                 without a path could belong to any call.",
                "the book, step 4: Events",
            )?;
            let errors = events.iter().filter_map(|event| event.field("error"));
            let errors: Vec<_> = errors.take(2).collect();
            let expected = [server().to_string(), broken().to_string()];
            ensure(
                errors == expected,
                format!("logged the errors {errors:?} with its first two retries"),
                &format!("{expected:?}: the text of the error that each of them follows"),
                "If the third attempt works, nobody but the log ever knows what was wrong with \
                 the first two.",
                "the book, step 4: Events",
            )
        })
    }

    #[test]
    fn the_wait_in_the_log_is_the_one_that_is_waited() -> Verdict {
        check_in_virtual_time(async {
            let numbers = std::sync::Mutex::new([0.9, 0.0, 0.4].into_iter().cycle());
            let draw = move || numbers.lock().unwrap().next().unwrap_or_default();
            let script = always(500);
            let jittery = RetryConfig {
                jitter: true,
                ..steady(4)
            };
            let retry = Retry::new(script.clone(), jittery).with_random(draw);
            let _ = retry.send(&Request::get("/json")).await;
            let events = recorder().events();
            let logged = events.iter().filter_map(|event| event.number("wait_ms"));
            let logged: Vec<_> = logged.collect();
            let as_logged: Vec<_> = events.iter().filter_map(|e| e.field("wait_ms")).collect();
            let waits = script.waits();
            let mut pairs = logged.iter().zip(&waits);
            let same = pairs.all(|(logged, wait)| near(*wait, Duration::from_millis(*logged)));
            ensure(
                same && logged.len() == 3 && waits.len() == 3,
                format!(
                    "logged wait_ms as {}; {}",
                    as_logged.join(", "),
                    seen(&script)
                ),
                "three waits, and the same in the log, as whole numbers: draw once for each, then \
                 log it and wait",
                "Somebody compares the log with that of the service, and looks for a request that \
                 came at another time.",
                "the book, step 4: Events",
            )
        })
    }

    #[test]
    fn the_wait_that_was_decided_on_is_the_one_that_is_waited() -> Verdict {
        check_in_virtual_time(async {
            let numbers = std::sync::Mutex::new([0.2, 0.9].into_iter().cycle());
            let draw = move || numbers.lock().unwrap().next().unwrap_or_default();
            let script = always(500);
            let jittery = RetryConfig {
                jitter: true,
                ..steady(2)
            };
            let decided = jittery.wait(0, 0.2);
            let left = decided + SECOND / 4;
            let retry = Retry::new(script.clone(), jittery).with_random(draw);
            let request = Request {
                deadline: Some(tokio::time::Instant::now() + left),
                ..Request::get("/json")
            };
            let outcome = retry.send(&request).await;
            let waits = script.waits();
            ensure(
                waits.len() == 1 && near(waits[0], decided),
                format!(
                    "{}, and returned {outcome:?}; the random numbers were 0.2, 0.9, 0.2 …, and \
                     {left:?} were left",
                    seen(&script)
                ),
                &format!("one wait of {decided:?}: draw once for each, and wait as was decided"),
                "A second draw is another wait, for which nobody asked whether there is time. It \
                 may be too long, or none at all, and then the retry comes at once.",
                "the book, step 4: Retry-After and the deadline",
            )
        })
    }

    #[test]
    fn a_success_is_never_logged_as_giving_up() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500), Play::status(200)]);
            let _ = call(&script, steady(3), Request::get("/json")).await;
            let events = recorder().events();
            let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
            ensure(
                names == ["retry"],
                format!("logged {names:?} for a call that worked at its second attempt"),
                "\"retry\", and nothing else",
                "Whoever counts \"gave up\" counts calls that failed.",
                "the book, step 4: Events",
            )
        })
    }

    #[test]
    fn each_condition_has_a_reason_of_its_own() -> Verdict {
        check_in_virtual_time(async {
            let get = || Request::get("/json");
            let order = || Request::post("/orders", "tea");
            let mut reasons = Vec::new();
            for (what, request, attempts, deadline, reserve) in [
                ("no attempt left", get(), 1, 60, 10),
                ("may_retry says no", order(), 3, 60, 10),
                ("no time left", get(), 3, 1, 10),
                ("no budget left", get(), 3, 60, 0),
            ] {
                let reason = reason_after_a_500(request, attempts, deadline, reserve).await;
                reasons.push((what, reason));
            }
            let mut different: Vec<_> = reasons.iter().map(|(_, reason)| reason).collect();
            different.sort();
            different.dedup();
            let list = reasons
                .iter()
                .map(|(what, reason)| format!("\n{what}: {reason}"));
            ensure(
                different.len() == reasons.len(),
                format!(
                    "logged these reasons, each for a call that got a 500:{}",
                    list.collect::<String>()
                ),
                "four different ones: which of the conditions did not hold",
                "\"No budget left\" is an outage, \"no time left\" a deadline that is too short. \
                 Who counts them by reason knows what to do.",
                "the book, step 4: Events",
            )?;
            // All four at once, then all but the first, then all but the first two.
            let several = [(order(), 1), (order(), 3), (get(), 3)];
            for ((request, attempts), (what, expected)) in several.into_iter().zip(&reasons) {
                let reason = reason_after_a_500(request, attempts, 1, 0).await;
                ensure(
                    reason == *expected,
                    format!("logged the reason \"{reason}\" where several conditions failed"),
                    &format!("\"{expected}\", as where only one fails ({what}): it comes first"),
                    "If two clients give different reasons for the same failure, nobody can \
                     compare their counts.",
                    "the book, step 4: Events",
                )?;
            }
            Ok(())
        })
    }

    /// Which reason is logged when a call gives up after its first 500.
    async fn reason_after_a_500(
        request: Request,
        attempts: u32,
        deadline: u32,
        reserve: u32,
    ) -> String {
        recorder().take();
        let budget = Arc::new(RetryBudget::new(reserve, 0));
        let retry = Retry::new(always(500), steady(attempts)).with_budget(budget);
        let client = Deadline::new(retry, deadline * SECOND);
        let _ = client.send(&request).await;
        let events = recorder().take();
        let reason = events.last().and_then(|event| event.field("reason"));
        reason.unwrap_or("nothing").to_owned()
    }

    #[test]
    fn giving_up_is_logged_whatever_the_reason() -> Verdict {
        check_in_virtual_time(async {
            let broke = || Arc::new(RetryBudget::new(0, 0));
            let rich = || Arc::new(RetryBudget::default());
            let get = || Request::get("/json?key=SECRET");
            let post = Request::post("/json?key=SECRET", "tea");
            let one = |play| vec![play];
            let then = |play| vec![Play::status(500), play];
            let busy = || Play::status(503).header("retry-after", "60");
            for (what, plays, request, budget) in [
                ("a 404", one(Play::status(404)), get(), rich()),
                ("a 404 after a 500", then(Play::status(404)), get(), rich()),
                (
                    "a POST that broke",
                    one(Outcome::Broken.into()),
                    post,
                    rich(),
                ),
                (
                    "a full bulkhead",
                    one(Outcome::BulkheadFull.into()),
                    get(),
                    rich(),
                ),
                ("a wait behind the deadline", one(busy()), get(), rich()),
                (
                    "a wait behind the deadline after a 500",
                    then(busy()),
                    get(),
                    rich(),
                ),
                ("an empty budget", one(Play::status(500)), get(), broke()),
            ] {
                recorder().take();
                let attempts = plays.len();
                let retry = Retry::new(Script::new(plays), steady(3)).with_budget(budget);
                let _ = Deadline::new(retry, 10 * SECOND).send(&request).await;
                let events = recorder().take();
                let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
                ensure(
                    names.len() == attempts && names.ends_with(&["gave up"]),
                    format!("logged {names:?} for {what}"),
                    "\"retry\" for each retry, and then \"gave up\"",
                    "Not to retry is a decision, too, and the one that people ask about.",
                    "the book, step 4: Events",
                )?;
                let gave_up = &events[attempts - 1];
                let level = gave_up.level;
                let path = gave_up.field("path").unwrap_or("nothing");
                let counted = gave_up.number("attempts").unwrap_or_default();
                ensure(
                    level == "WARN" && path == "/json" && counted == attempts as u64,
                    format!(
                        "logged {level}, the path {path} and attempts = {counted} when it gave up \
                         after {what}"
                    ),
                    &format!("WARN, the path /json and attempts = {attempts}"),
                    "Whatever the reason, it is a warning: errors wake somebody up, and what is \
                     less is often not kept. And a key in a log is a leaked key.",
                    "the book, step 4: Events",
                )?;
            }
            Ok(())
        })
    }

    /// Fails each time with the error that it makes.
    struct Fails(fn() -> ApiError);

    impl Transport for Fails {
        async fn send(&self, _: &Request) -> Result<Reply, ApiError> {
            Err(self.0())
        }
    }

    #[test]
    fn giving_up_is_logged_whatever_the_error() -> Verdict {
        check_in_virtual_time(async {
            let own: [fn() -> ApiError; 5] = [
                || ApiError::timed_out(Phase::Pool, Executed::No),
                || ApiError::timed_out(Phase::Connect, Executed::No),
                || ApiError::timed_out(Phase::Deadline, Executed::Unknown),
                || ApiError::InvalidRequest {
                    cause: "no address".into(),
                },
                open,
            ];
            for error in own {
                recorder().take();
                let _ = Retry::new(Fails(error), steady(2))
                    .send(&Request::get("/json"))
                    .await;
                gave_up_last(&format!("the error \"{}\"", error()))?;
            }
            for max_attempts in [1, 0] {
                recorder().take();
                let _ = call(&always(500), steady(max_attempts), Request::get("/json")).await;
                gave_up_last(&format!("a 500 with max_attempts {max_attempts}"))?;
            }

            recorder().take();
            let late = Script::new([Play::status(500).after(2 * SECOND)]);
            let mut request = Request::get("/json");
            request.deadline = Some(tokio::time::Instant::now() + SECOND);
            let outcome = call(&late, steady(3), request).await;
            gave_up_last("a 500 that came a second after the deadline")?;
            ensure(
                status_of(&outcome) == Some(500),
                format!("returned {outcome:?} for a 500 that came a second after the deadline"),
                "that error: of the deadline, the layer for it speaks",
                "The error is what the service said. A time-out in its place says that it may \
                 have said anything.",
                READ,
            )
        })
    }

    /// The last thing that was logged, for `what`, is that it gave up.
    fn gave_up_last(what: &str) -> Verdict {
        let events = recorder().take();
        let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
        ensure(
            names.ends_with(&["gave up"]),
            format!("logged {names:?} for {what}"),
            "\"gave up\" in the end, each time that an error is returned",
            "A call that failed and is in no log looks as if it had never been made. Retries that \
             are switched off are a decision, too.",
            "the book, step 4: Events",
        )
    }

    #[test]
    fn a_body_cut_off_is_retried_on_the_wire() -> Verdict {
        check(async {
            let service = start();
            let _ = on_the_wire(&service).send(&Request::get("/truncate")).await;
            let seen = service.seen().len();
            ensure(
                seen == 3,
                format!("sent {seen} requests to a service that cuts off each answer"),
                "3: an attempt ends when the body has been read",
                "A retry around the head alone returns half an answer as a success.",
                READ,
            )
        })
    }

    #[test]
    fn retries_use_one_connection() -> Verdict {
        check(async {
            let service = start();
            let _ = on_the_wire(&service).send(&Request::get("/late/503")).await;
            let (seen, connections) = (service.seen().len(), service.connections());
            ensure(
                seen == 3 && connections == 1,
                format!("sent {seen} requests over {connections} connections"),
                "3 requests over 1 connection",
                "A service in trouble has better things to do than to greet each retry anew.",
                READ,
            )
        })
    }

    #[test]
    fn an_order_with_a_key_is_placed_once() -> Verdict {
        check(async {
            let service = start();
            let client = on_the_wire(&service);
            let order = Request::post("/orders/lost/2", "tea").with_idempotency_key("order-17");
            let outcome = client.send(&order).await;
            let count = match client.send(&Request::get("/orders")).await {
                Ok(reply) => reply.text(),
                Err(error) => error.to_string(),
            };
            ensure(
                outcome.is_ok() && count.contains("\"orders\": 1"),
                format!("got {outcome:?}; the service then counted {count}"),
                "success, and one order",
                "The answer was lost twice, the order was not.",
                "the book, step 4: What may be sent again",
            )
        })
    }

    fn on_the_wire(service: &PracticeService) -> Retry<TimeoutClient> {
        let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
        let quick = RetryConfig {
            first_wait: Duration::from_millis(1),
            ..steady(3)
        };
        Retry::new(client, quick)
    }

    fn picture() -> String {
        let drawn = lab::timeline::of_events(&recorder().events());
        format!("what its events tell:\n{drawn}")
    }
}

fn start() -> PracticeService {
    PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
}

/// The defaults without jitter, so that every wait is known beforehand.
fn steady(max_attempts: u32) -> RetryConfig {
    RetryConfig {
        max_attempts,
        jitter: false,
        ..RetryConfig::default()
    }
}

fn server() -> ApiError {
    ApiError::Server {
        status: reqwest::StatusCode::SERVICE_UNAVAILABLE,
        retry_after: None,
    }
}

fn broken() -> ApiError {
    ApiError::Connection {
        executed: Executed::Unknown,
        cause: "connection reset".into(),
    }
}

fn never_sent() -> ApiError {
    ApiError::Connection {
        executed: Executed::No,
        cause: "refused".into(),
    }
}

fn open() -> ApiError {
    ApiError::CircuitOpen { retry_in: SECOND }
}

/// The grain of tokio's clock. A wait of zero takes one, too.
fn tick() -> Duration {
    Duration::from_millis(1)
}

fn near(elapsed: Duration, expected: Duration) -> bool {
    elapsed.abs_diff(expected) <= 2 * tick()
}
