// The checks of step 5. Run them with `cargo test -p step5`.
//
// The state machine gets the time as an argument, so most checks simply step it.
// Those of the layer run in virtual time against a script of answers.

use std::fmt::Debug;
use std::panic::catch_unwind;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use step2::{ApiError, Executed, Phase, Reply};
use step3::{Request, Transport};
use step5::{
    BreakerConfig, CircuitBreaker, Machine, Refused, State, Ticket, Verdict, Window, verdict,
};
use support::{Verdict as Check, check, check_in_virtual_time, ensure, recorder};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);
const PERIODS: &str = "the book, step 5: Periods";
const ALL: [Verdict; 3] = [Verdict::Success, Verdict::Failure, Verdict::Ignored];
/// Why nothing may panic at the longest open time.
const ENDLESS: &str = "Somebody will configure \"until I say so\" as the largest number there is. \
                       An overflow in the middle of an outage is the worst time for one.";

mod exercise_1_window {
    use super::*;

    const READ: &str = "the book, step 5: The window";

    fn rate(results: &[bool], size: usize) -> f64 {
        let mut window = Window::new(size);
        results.iter().for_each(|failed| window.record(*failed));
        window.failure_rate()
    }

    fn rate_is(results: &[bool], size: usize, expected: f64, why: &'static str) -> Check {
        let results = results.to_vec();
        check(async move {
            let found = rate(&results, size);
            let rounded = (found * 10_000.0).round() / 10_000.0;
            ensure(
                (found - expected).abs() < 1e-9,
                format!(
                    "said {rounded} after {}, in a window of {size}",
                    in_order(&results)
                ),
                &format!("{expected}"),
                why,
                READ,
            )
        })
    }

    /// What was recorded, in order: `1 failure, then 3 successes`.
    fn in_order(results: &[bool]) -> String {
        let same = results.chunk_by(|one, next| one == next);
        let parts: Vec<_> = same
            .map(|part| match part[0] {
                true => failures(part.len()),
                false => successes(part.len()),
            })
            .collect();
        match parts.is_empty() {
            true => "no result at all".into(),
            false => parts.join(", then "),
        }
    }

    #[test]
    fn the_rate_is_the_share_of_failures() -> Check {
        let why = "The failures divided by all results that there are, a share from 0 to 1, can \
                   be compared with a limit at any load and from the first calls on.";
        rate_is(&[true, false, false, false], 10, 0.25, why)?;
        rate_is(&[true, true], 10, 1.0, why)?;
        rate_is(&[false, false], 10, 0.0, why)
    }

    #[test]
    fn the_rate_is_exact_in_a_window_of_any_size() -> Check {
        check(async {
            for size in (1..=100).chain([300]) {
                let mut window = Window::new(size);
                (0..size).for_each(|_| window.record(false));
                for count in 1..=size {
                    window.record(true);
                    let (found, expected) = (window.failure_rate(), count as f64 / size as f64);
                    ensure(
                        found == expected,
                        format!("said {found} for {} among {size} results", failures(count)),
                        &format!("{expected}: one divided by the other, and not rounded"),
                        "It is compared with a limit. Where it is a little less than the share, \
                         as 1 - 9/10 is less than 0.1, the circuit opens later than was \
                         configured; where it is a little more, earlier.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn an_empty_window_has_a_rate_of_zero() -> Check {
        let why = "Nothing divided by nothing is no number, and every comparison with it is \
                   false: a breaker that never opens.";
        rate_is(&[], 10, 0.0, why)
    }

    #[test]
    fn old_results_are_forgotten() -> Check {
        let why = "The last ten count, neither more nor fewer. Counted from the start of the \
                   program, an outage drowns in a good year; counted from nothing again and \
                   again, the first failure is 100 %.";
        let mut results = vec![false; 1000];
        results.extend([true; 5]);
        rate_is(&results, 10, 0.5, why)?;
        results.extend([true; 5]);
        rate_is(&results, 10, 1.0, why)
    }

    #[test]
    fn old_failures_are_forgotten_too() -> Check {
        let mut results = vec![true; 10];
        results.extend([false; 9]);
        rate_is(
            &results,
            10,
            0.1,
            "Yesterday's outage must not open the circuit today.",
        )
    }

    #[test]
    fn the_window_never_holds_more_than_its_size() -> Check {
        check(async {
            let mut window = Window::new(3);
            (0..100).for_each(|_| window.record(true));
            let held = window.len();
            ensure(
                held == 3,
                format!("held {held} results in a window of 3, after a hundred"),
                "3, neither more nor fewer",
                match held > 3 {
                    true => {
                        "What is kept for longer than was asked for counts for longer. What only \
                         grows fills the memory in the end."
                    }
                    false => {
                        "With fewer results than were asked for, each failure weighs more than \
                         its owner meant it to."
                    }
                },
                READ,
            )?;
            let mut window = Window::new(10);
            (0..4).for_each(|_| window.record(true));
            let mut copy = window.clone();
            (0..6).for_each(|_| copy.record(true));
            ensure(
                copy.len() == 10,
                format!(
                    "held {} results after ten, in a copy of a window of 10 that was made \
                     after the fourth",
                    copy.len()
                ),
                "10: the size is `size`, not what the queue happens to have room for",
                "The capacity of a queue is at least what was asked for, and a copy has its own.",
                READ,
            )
        })
    }
}

mod exercise_2_verdict {
    use super::*;

    const READ: &str = "the book, step 5: What counts";

    fn says(error: ApiError, expected: Verdict, why: &str) -> Check {
        let text = in_full(&error);
        let found = verdict(&Err(error));
        ensure(
            found == expected,
            format!("said {found:?} for: {text}"),
            &format!("{expected:?}"),
            why,
            READ,
        )
    }

    /// An error, with what of it decides and is not in its message.
    pub(super) fn in_full(error: &ApiError) -> String {
        let is_cut_off = matches!(
            error,
            ApiError::Connection { .. } | ApiError::Timeout { .. }
        );
        let asks = !matches!(error, ApiError::CircuitOpen { .. }) && error.retry_after().is_some();
        let more = match error.executed() {
            Executed::No if is_cut_off => ", and nothing had been sent",
            Executed::Yes if is_cut_off => ", after the answer had begun",
            Executed::Unknown if is_cut_off => ", after the call had begun",
            _ if asks => ", with a Retry-After",
            _ => "",
        };
        format!("{error}{more}")
    }

    /// The same for what is to be ignored. Why that matters depends on the mistake.
    fn says_nothing(error: ApiError, if_failure: &str, if_success: &str) -> Check {
        let text = in_full(&error);
        let found = verdict(&Err(error));
        let why = match found {
            Verdict::Success => if_success,
            _ => if_failure,
        };
        ensure(
            found == Verdict::Ignored,
            format!("said {found:?} for: {text}"),
            "Ignored",
            why,
            READ,
        )
    }

    /// Why what is to be ignored must not pass for a success.
    const NO_PROOF: &str = "As the result of a probe it would close the circuit. It is no proof \
                            that orders work again.";

    #[test]
    fn an_answer_is_a_success() -> Check {
        check(async {
            for code in [200, 201, 202, 204] {
                let found = verdict(&Ok(reply(code)));
                ensure(
                    found == Verdict::Success,
                    format!("said {found:?} for a {code}"),
                    "Success",
                    "Without successes the rate is always one, and half-open never closes.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_failing_service_is_a_failure() -> Check {
        check(async {
            let why = "These are what a circuit breaker is for: more of the same will not help.";
            for code in (500..=599).filter(|code| *code != 501) {
                says(status(code), Verdict::Failure, why)?;
            }
            let why = "That it is of no use to ask again is another question, and answered by \
                       `is_retryable`. 500 to 599 say that the service does not work.";
            says(status(501), Verdict::Failure, why)?;
            let why = "A service that asks for patience is as down as any other. How long it \
                       wants to be left alone is the retry's business (step 4).";
            for code in 500..=599 {
                says(status_that_asks(code), Verdict::Failure, why)?;
            }
            let why = "Whether the service has acted decides about a retry. Without a connection \
                       that holds, no call works.";
            for executed in [Executed::No, Executed::Unknown, Executed::Yes] {
                let cause = "broken".into();
                says(
                    ApiError::Connection { executed, cause },
                    Verdict::Failure,
                    why,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_time_out_is_a_failure() -> Check {
        check(async {
            let why = "Slow is worse than down. A breaker that does not count time-outs stays \
                       closed through an outage that only hangs.";
            for phase in [Phase::Read, Phase::Write] {
                for executed in [Executed::Unknown, Executed::No] {
                    says(ApiError::timed_out(phase, executed), Verdict::Failure, why)?;
                }
            }
            let why = "The deadline struck while the service had the call: it was too slow. Only \
                       where nothing had been sent it says nothing.";
            let late = ApiError::timed_out(Phase::Deadline, Executed::Unknown);
            says(late, Verdict::Failure, why)
        })
    }

    #[test]
    fn a_service_that_takes_no_connection_is_a_failure() -> Check {
        check(async {
            let why = "A machine that is gone answers nothing, not even a connection. That the \
                       request was not executed helps a retry; to the breaker it is an outage.";
            for executed in [Executed::No, Executed::Unknown] {
                let late = ApiError::timed_out(Phase::Connect, executed);
                says(late, Verdict::Failure, why)?;
            }
            let cause = "refused".into();
            let executed = Executed::No;
            let refused = ApiError::Connection { executed, cause };
            says(refused, Verdict::Failure, why)
        })
    }

    #[test]
    fn an_answer_that_is_never_complete_is_a_failure() -> Check {
        check(async {
            let why = "A 200 is a promise, and the body is what was promised. Half an answer \
                       is no sign of health.";
            let cause = "the body ended too early".into();
            let executed = Executed::Yes;
            let torn = ApiError::Connection { executed, cause };
            says(torn, Verdict::Failure, why)?;
            for phase in [Phase::Read, Phase::Deadline] {
                let stalled = ApiError::timed_out(phase, executed);
                says(stalled, Verdict::Failure, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_answer_that_is_not_understood_says_nothing() -> Check {
        check(async {
            let why = "The service did answer. That the two sides do not agree about the answer \
                       is cured by a new version of one of them, not by rest.";
            let cause = "expected a number".into();
            says_nothing(ApiError::InvalidReply { cause }, why, NO_PROOF)?;
            let why = "The service is well enough to answer. That the client does not know this \
                       status, or does not follow it, is not cured by rest.";
            for code in [304, 307, 600, 999] {
                says_nothing(status(code), why, NO_PROOF)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_wrong_request_says_nothing() -> Check {
        check(async {
            let why = "A caller with a typing error must not cut everybody else off. The service \
                       is well enough to answer, and to say what is wrong.";
            for code in [400, 401, 403, 404, 409, 422] {
                says_nothing(status(code), why, NO_PROOF)?;
            }
            let why = "The service is well enough to answer, and to count. That it wants fewer \
                       requests, or quicker ones, is said to one caller, not to all.";
            for code in [408, 429] {
                says_nothing(status(code), why, NO_PROOF)?;
                says_nothing(status_that_asks(code), why, NO_PROOF)?;
            }
            Ok(())
        })
    }

    #[test]
    fn what_the_client_refused_itself_says_nothing() -> Check {
        check(async {
            let why = "The service was not even asked. A breaker that counts its own client's \
                       refusals keeps itself open for ever.";
            let no_proof = "The service was not even asked: that proves nothing.";
            let cause = "no host".into();
            for refused in [
                ApiError::CircuitOpen { retry_in: SECOND },
                ApiError::BulkheadFull,
                ApiError::timed_out(Phase::Pool, Executed::No),
                ApiError::timed_out(Phase::Deadline, Executed::No),
                ApiError::InvalidRequest { cause },
            ] {
                says_nothing(refused, why, no_proof)?;
            }
            Ok(())
        })
    }
}

mod exercise_3_admission {
    use super::*;

    const READ: &str = "the book, step 5: Open, and half-open";

    #[test]
    fn closed_admits_everybody() -> Check {
        check_in_virtual_time(async {
            let mut machine = Machine::new(ten());
            let admitted = (0..100)
                .filter(|_| machine.admit(Instant::now()).is_ok())
                .count();
            let state = machine.state();
            ensure(
                (admitted, state) == (100, State::Closed),
                format!("admitted {admitted} of 100 calls while closed, and was {state:?} then"),
                "100, and Closed: only an open time that is over makes it half-open, and how \
                 many calls may run is the bulkhead's business",
                match admitted {
                    100 => "Half-open, a single failure opens the circuit.",
                    _ => "A protection that costs good calls is switched off by its owners.",
                },
                READ,
            )
        })
    }

    #[test]
    fn open_refuses_and_says_how_long() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = opened(start);
            for (later, left) in [(0, 10), (3, 7), (9, 1)] {
                let result = machine.admit(start + later * SECOND);
                let found = result.as_ref().err().map(|refused| refused.retry_in);
                ensure(
                    found == Some(left * SECOND),
                    format!("{}, {later} s after it opened for 10 s", told(&result)),
                    &format!("a refusal, with retry_in {left} s: the time that is left"),
                    "A caller that knows when to come back neither hammers nor oversleeps.",
                    READ,
                )?;
            }
            let moment = Duration::from_nanos(1_300);
            let result = machine.admit(start + 10 * SECOND - moment);
            let found = result.as_ref().err().map(|refused| refused.retry_in);
            ensure(
                found == Some(moment),
                format!(
                    "{}, {moment:?} before the end of the open time",
                    told(&result)
                ),
                &format!("a refusal, with retry_in {moment:?}: the time as it is, not rounded"),
                "Zero says that nobody knows. And a caller that waits a little less than what is \
                 left is refused once more.",
                READ,
            )
        })
    }

    #[test]
    fn the_open_time_ends_exactly_at_its_end() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let early = opened(start).admit(start + 10 * SECOND - tick());
            ensure(
                early.is_err(),
                format!("{}, 1 ms before the end of the open time", told(&early)),
                "a refusal: open until `now >= until`",
                "The service was promised a rest of this length.",
                READ,
            )?;
            let mut machine = opened(start);
            let due = machine.admit(start + 10 * SECOND);
            ensure(
                due.is_ok(),
                format!(
                    "{}, exactly at the end of the open time, and was {:?} then",
                    told(&due),
                    machine.state()
                ),
                "HalfOpen, and admitted: open until `now >= until`, and who asks first is the \
                 first probe",
                "A client that waits for exactly retry_in and is refused again waits twice.",
                READ,
            )
        })
    }

    #[test]
    fn asking_does_not_make_it_longer() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = opened(start);
            for tenth in 0..100 {
                let _ = machine.admit(start + tenth * SECOND / 10);
            }
            ensure(
                machine.admit(start + 10 * SECOND).is_ok(),
                "refused a call after the open time, having refused a hundred during it",
                "a call is admitted: refusals change nothing",
                "If every refusal starts the time anew, a busy client stays open for ever.",
                READ,
            )
        })
    }

    #[test]
    fn half_open_admits_as_many_as_there_are_probes() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = opened(start);
            let now = start + 10 * SECOND;
            let results: Vec<_> = (0..50).map(|_| machine.admit(now)).collect();
            let admitted = results.iter().filter(|result| result.is_ok()).count();
            ensure(
                admitted == 2 && machine.state() == State::HalfOpen,
                format!(
                    "admitted {admitted} of 50 calls that came at once after the open time; \
                         it was {:?}",
                    machine.state()
                ),
                "2, the probes of this configuration, and HalfOpen",
                match admitted > 2 {
                    true => {
                        "The service is just getting up. Fifty callers at once knock it down \
                         again."
                    }
                    false => {
                        "Two successes close it. With fewer probes than that at a time, one that \
                         hangs keeps out all others; with none, nobody ever finds out that the \
                         service is well."
                    }
                },
                READ,
            )?;
            let refused = results.into_iter().find(Result::is_err);
            let left = refused
                .as_ref()
                .and_then(|result| result.as_ref().err())
                .map(|refused| refused.retry_in);
            ensure(
                left == Some(Duration::ZERO),
                format!(
                    "{}, while both probes were under way",
                    refused.as_ref().map(told).unwrap_or_default()
                ),
                "retry_in zero, which says \"nobody knows\": it depends on the probes, not on a \
                 time",
                "An invented time is worse than none.",
                READ,
            )
        })
    }

    #[test]
    fn other_numbers_admit_other_calls() -> Check {
        check_in_virtual_time(async {
            let why = "A number that is written into the code is a setting that does nothing: \
                       somebody changes the configuration at night, and wonders.";
            let start = Instant::now();
            let season = 100 * 24 * 3600;
            for (probes, seconds) in [(1, 30), (3, 2), (5, 60), (300, season)] {
                let open_for = seconds * SECOND;
                let mut machine = Machine::new(BreakerConfig {
                    probes,
                    open_for,
                    ..ten()
                });
                machine.open(start);
                let result = machine.admit(start + SECOND);
                let left = result.as_ref().err().map(|refused| refused.retry_in);
                ensure(
                    left == Some(open_for - SECOND),
                    format!(
                        "{}, 1 s after it opened for {}",
                        told(&result),
                        words(open_for)
                    ),
                    &format!("a refusal, with retry_in {}", words(open_for - SECOND)),
                    why,
                    READ,
                )?;
                let now = start + open_for;
                let admitted = (0..500).filter(|_| machine.admit(now).is_ok()).count();
                ensure(
                    admitted == probes as usize,
                    format!("admitted {admitted} of 500 calls, half-open with `probes` {probes}"),
                    &format!("{probes}"),
                    why,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_first_probe_belongs_to_the_new_period() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = Machine::new(ten());
            let closed = machine.admit(start);
            machine.open(start);
            let first = machine.admit(start + 10 * SECOND);
            let second = machine.admit(start + 10 * SECOND);
            ensure(
                first.is_ok() && first == second,
                format!(
                    "gave the first probe {}, and the second {}",
                    ticket(&first),
                    ticket(&second)
                ),
                "the same period for both: the one that began when it became half-open",
                "A ticket of a period that is over is worth nothing. The result of that probe \
                 is thrown away and its place stays taken: half-open for ever.",
                PERIODS,
            )?;
            ensure(
                first != closed,
                format!(
                    "gave a call {} while closed, and a probe {}, two changes of state later",
                    ticket(&closed),
                    ticket(&first)
                ),
                "different ones: a ticket carries `self.period`, which counts the changes",
                "With the same period in all tickets a late answer of the old days counts in \
                 the middle of the probes, or that of a probe does not count at all.",
                PERIODS,
            )
        })
    }

    #[test]
    fn time_alone_changes_nothing() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = opened(start);
            let _ = machine.admit(start + SECOND);
            ensure(
                machine.state() == State::Open,
                format!("was {:?} after 1 s of 10 s", machine.state()),
                "Open: who asks too early changes nothing",
                "The service was promised a rest of this length.",
                READ,
            )?;
            let late = machine.admit(start + 3600 * SECOND);
            let state = machine.state();
            ensure(
                late.is_ok() && state == State::HalfOpen,
                format!(
                    "{} an hour after it opened for 10 s, the first that came; and was {state:?} \
                     then",
                    told(&late)
                ),
                "HalfOpen, and admitted: the first who asks makes it half-open, and is the first \
                 probe",
                match state {
                    State::HalfOpen => {
                        "Where one call comes in a minute, the one that is refused is a minute's \
                         worth of knowledge, and a caller."
                    }
                    _ => {
                        "There is no timer. If no caller makes it half-open, it stays open until \
                         somebody restarts the program."
                    }
                },
                READ,
            )
        })
    }

    #[test]
    fn an_endless_open_time_does_not_panic() -> Check {
        check_in_virtual_time(async {
            let now = Instant::now();
            let refused = catch_unwind(|| {
                let mut machine = Machine::new(for_ever());
                machine.open(now);
                let mut ask = |later| machine.admit(now + later).is_err();
                ask(SECOND) && ask(3600 * SECOND)
            });
            ensure(
                refused.as_ref().is_ok_and(|refused| *refused),
                match refused {
                    Ok(_) => "admitted a call within an hour after it opened for ever",
                    Err(_) => "panicked when it was asked, an hour after it opened for ever",
                },
                "a refusal, and no panic: `open` and `open_time_left` take care of such times",
                ENDLESS,
                READ,
            )
        })
    }
}

mod exercise_4_opening {
    use super::*;

    const READ: &str = "the book, step 5: When it opens";

    /// How many failures in a row it takes to open, after so many successes.
    fn failures_to_open(successes: usize, config: BreakerConfig) -> Option<usize> {
        let mut machine = Machine::new(config);
        let now = Instant::now();
        (0..successes).for_each(|_| call(&mut machine, now, Verdict::Success));
        (1..=1000).find(|_| {
            call(&mut machine, now, Verdict::Failure);
            machine.state() == State::Open
        })
    }

    /// Why it matters when it opens too early, and when too late.
    type Why = (&'static str, &'static str);

    const EARLY: &str = "A breaker that opens at less than was configured refuses calls that work.";
    const LATE: &str = "Each failure more is one more caller who waits for an answer that could \
                        have been told at once.";

    fn opens_after(so_many: usize, expected: usize, why: Why) -> Check {
        opens_with(ten(), so_many, expected, why)
    }

    fn opens_with(config: BreakerConfig, so_many: usize, expected: usize, why: Why) -> Check {
        check_in_virtual_time(async move {
            let found = failures_to_open(so_many, config.clone());
            let did = match found {
                Some(count) => format!("opened after {}", failures(count)),
                None => "had not opened after 1000 failures".into(),
            };
            let before = match so_many {
                0 => "with no result before them".into(),
                _ => format!("which followed {}", successes(so_many)),
            };
            ensure(
                found == Some(expected),
                format!(
                    "{did}, {before} (window {}, rate {}, min_calls {})",
                    config.window, config.failure_rate, config.min_calls
                ),
                &format!("open after {}", failures(expected)),
                match found.is_some_and(|found| found < expected) {
                    true => why.0,
                    false => why.1,
                },
                READ,
            )
        })
    }

    #[test]
    fn other_numbers_open_it_elsewhere() -> Check {
        let why = "A number that is written into the code is a setting that does nothing: \
                   somebody changes the configuration at night, and wonders.";
        let why = (why, why);
        // Of the last eight three quarters, and at least three.
        opens_with(eight(), 0, 3, why)?;
        opens_with(eight(), 1, 3, why)?;
        opens_with(eight(), 1000, 6, why)?;
        let touchy = BreakerConfig {
            window: 4,
            failure_rate: 0.25,
            min_calls: 1,
            ..ten()
        };
        opens_with(touchy.clone(), 0, 1, why)?;
        opens_with(touchy, 1000, 1, why)?;
        let patient = BreakerConfig {
            window: 20,
            failure_rate: 1.0,
            min_calls: 12,
            ..ten()
        };
        opens_with(patient.clone(), 0, 12, why)?;
        opens_with(patient, 1000, 20, why)?;
        let strict = BreakerConfig {
            window: 256,
            failure_rate: 1.0 / 128.0,
            min_calls: 100,
            ..ten()
        };
        let why = "Two of 256 are less than one in a hundred. A rate that is rounded cannot tell \
                   that from none, or from one in a hundred.";
        opens_with(strict, 300, 2, (why, why))?;
        let thirds = BreakerConfig {
            window: 3,
            failure_rate: 0.67,
            min_calls: 3,
            ..ten()
        };
        let why = "Two of three are 0.666…, which is below 0.67. A rate that is rounded up is \
                   another rate than the one in the file.";
        opens_with(thirds, 1, 3, (why, why))?;
        for (percent, failures) in [(7, 7), (14, 14), (28, 28), (56, 56)] {
            let hundred = BreakerConfig {
                window: 100,
                failure_rate: f64::from(percent) / 100.0,
                min_calls: 50,
                ..ten()
            };
            let why = "Compare the shares, and not how many failures that would be: `0.07 * 100.0` \
                       is 7.000000000000001, and no seven failures reach that.";
            opens_with(hundred, 1000, failures, (why, why))?;
        }
        Ok(())
    }

    #[test]
    fn failures_need_not_come_in_a_row() -> Check {
        check_in_virtual_time(async {
            let mut machine = warm(1000);
            let now = Instant::now();
            for _ in 0..5 {
                call(&mut machine, now, Verdict::Success);
                call(&mut machine, now, Verdict::Failure);
            }
            ensure(
                machine.state() == State::Open,
                format!(
                    "was {:?} after ten calls of which every second failed",
                    machine.state()
                ),
                "Open: five of the last ten are half of them (rate 0.5)",
                "One of two instances is down: every second call fails, and there are never two \
                 failures in a row.",
                READ,
            )
        })
    }

    #[test]
    fn a_success_makes_no_failure_forgotten() -> Check {
        check_in_virtual_time(async {
            // The fourth result makes the calls enough; some machines open only at a failure.
            let mut machine = Machine::new(ten());
            let now = Instant::now();
            for verdict in [
                Verdict::Failure,
                Verdict::Failure,
                Verdict::Failure,
                Verdict::Success,
                Verdict::Failure,
            ] {
                call(&mut machine, now, verdict);
            }
            ensure(
                machine.state() == State::Open,
                format!(
                    "was {:?} after three failures, a success and a failure (min_calls 4)",
                    machine.state()
                ),
                "Open: four of five",
                "One good answer in the middle of an outage is luck. A breaker that starts again \
                 at each of them never opens.",
                READ,
            )
        })
    }

    #[test]
    fn it_opens_at_the_rate_and_not_above_it() -> Check {
        let reached = "Reached is enough (>=). One more failure is one more caller.";
        opens_after(5, 5, (EARLY, reached))?;
        let counted = "Four results are enough, whatever they are: successes count for `min_calls` \
                       as well. And the rate is the share of the results that there are, two of \
                       four, not of those that the window has room for.";
        opens_after(2, 2, (EARLY, counted))
    }

    #[test]
    fn it_opens_as_soon_when_it_has_long_been_well() -> Check {
        let late = "A breaker that was tried only cold can take hundreds of failures to open in \
                    production, where it has seen a thousand successes first.";
        opens_after(1000, 5, (EARLY, late))?;
        opens_after(10_000, 5, (EARLY, late))
    }

    #[test]
    fn a_few_calls_are_too_few() -> Check {
        let early = "The first call after a night fails: that is 100 % of one call, and no outage.";
        opens_after(0, 4, (early, LATE))
    }

    #[test]
    fn below_the_rate_it_stays_closed() -> Check {
        check_in_virtual_time(async {
            let mut machine = warm(10);
            for count in 1..=1000 {
                let verdict = match count % 10 {
                    1..=4 => Verdict::Failure,
                    _ => Verdict::Success,
                };
                call(&mut machine, Instant::now(), verdict);
                ensure(
                    machine.state() == State::Closed,
                    format!(
                        "was {:?} after ten successes and then {count} results, the first four \
                         of each ten failures",
                        machine.state()
                    ),
                    "Closed: of the last ten at most four are failures, and 0.4 is below 0.5",
                    EARLY,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn what_is_ignored_changes_nothing() -> Check {
        check_in_virtual_time(async {
            let mut machine = warm(1);
            let now = Instant::now();
            (0..2).for_each(|_| call(&mut machine, now, Verdict::Failure));
            (0..100).for_each(|_| call(&mut machine, now, Verdict::Ignored));
            let early = machine.state();
            call(&mut machine, now, Verdict::Failure);
            let due = machine.state();
            ensure(
                (early, due) == (State::Closed, State::Open),
                format!(
                    "was {early:?} after 1 success, 2 failures and 100 ignored results, and \
                     {due:?} after one more failure (min_calls 4, rate 0.5)"
                ),
                "Closed (3 results are too few), then Open (3 of 4)",
                "A hundred 404s are neither a hundred failures nor proof of health.",
                READ,
            )?;
            // With the success there are enough; some machines open only at a failure.
            let mut machine = Machine::new(ten());
            (0..3).for_each(|_| call(&mut machine, now, Verdict::Failure));
            call(&mut machine, now, Verdict::Success);
            let before = machine.state();
            call(&mut machine, now, Verdict::Ignored);
            let after = machine.state();
            ensure(
                before == after,
                format!(
                    "was {before:?} after three failures and a success, and {after:?} after an \
                     ignored result"
                ),
                "no change: an ignored result is no reason to ask whether it is too much",
                "A 404 that cuts off everybody is looked for in the wrong place.",
                READ,
            )
        })
    }

    #[test]
    fn it_opens_for_open_for() -> Check {
        check_in_virtual_time(async {
            for open_for in [10 * SECOND, 30 * SECOND, SECOND / 4] {
                let mut machine = Machine::new(BreakerConfig { open_for, ..ten() });
                // Not the time of any clock: the machine goes by what it is told.
                let now = Instant::now() + 3600 * SECOND;
                (0..4).for_each(|_| call(&mut machine, now, Verdict::Failure));
                let time = machine.open_time_left(now);
                ensure(
                    time == Some(open_for),
                    format!(
                        "was {:?}, with {}, after four failures",
                        machine.state(),
                        left(time)
                    ),
                    &format!(
                        "Open, with {}: open_for, from the time `now` on",
                        left(Some(open_for))
                    ),
                    "The open time is the rest that the service gets.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn too_many_failures_may_open_it_for_ever() -> Check {
        check_in_virtual_time(async {
            let now = Instant::now();
            let refused = catch_unwind(|| {
                let mut machine = Machine::new(for_ever());
                (0..4).for_each(|_| call(&mut machine, now, Verdict::Failure));
                machine.admit(now + 3600 * SECOND).is_err()
            });
            ensure(
                refused.as_ref().is_ok_and(|refused| *refused),
                match refused {
                    Ok(_) => "admitted a call an hour after it opened for ever",
                    Err(_) => {
                        "panicked at the failure that should have opened it, with the longest \
                         open_for there is"
                    }
                },
                "Open, and no panic: `open` takes care of such times",
                ENDLESS,
                READ,
            )
        })
    }

    #[test]
    fn a_late_result_does_not_prolong_the_open_time() -> Check {
        check_in_virtual_time(async {
            for (late, seen) in ALL.into_iter().flat_map(|late| [(late, 0), (late, 1000)]) {
                let start = Instant::now();
                let (mut machine, tickets) = with_late_calls(start, seen, 20);
                for ticket in tickets {
                    machine.on_result(start + 4 * SECOND, ticket, late);
                }
                let state = machine.state();
                let time = machine.open_time_left(start + 4 * SECOND);
                ensure(
                    time == Some(6 * SECOND),
                    format!(
                        "was {state:?}, with {}, 4 s after it opened for 10 s, when 20 calls from \
                         before had ended, each with {late:?}",
                        left(time)
                    ),
                    "Open, with 6 s left",
                    "Calls that hang end long after the circuit has opened. If each of them \
                     began the open time anew, or ended it, it would end at random.",
                    PERIODS,
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_5_probes {
    use super::*;

    const READ: &str = "the book, step 5: What a probe finds out";

    /// Half-open, with both probes under way.
    fn probing(start: Instant) -> (Machine, Ticket, Ticket) {
        let mut machine = opened(start);
        let now = start + 10 * SECOND;
        let first = machine.admit(now).expect("the open time is over");
        let second = machine.admit(now).expect("there are two probes");
        (machine, first, second)
    }

    /// Half-open, with so many of `probes` under way.
    fn asking(probes: usize, count: usize) -> (Machine, Vec<Ticket>) {
        let now = Instant::now();
        let mut machine = Machine::new(BreakerConfig {
            probes: probes as u32,
            ..ten()
        });
        machine.half_open();
        let tickets = (0..count).map(|_| {
            machine
                .admit(now)
                .expect("fewer than `probes` are admitted")
        });
        let tickets = tickets.collect();
        (machine, tickets)
    }

    #[test]
    fn all_probes_must_succeed() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let (mut machine, first, second) = probing(start);
            let now = start + 11 * SECOND;
            machine.on_result(now, first, Verdict::Success);
            let after_one = machine.state();
            machine.on_result(now, second, Verdict::Success);
            let after_two = machine.state();
            ensure(
                (after_one, after_two) == (State::HalfOpen, State::Closed),
                format!("was {after_one:?} after one success of two, {after_two:?} after both"),
                "HalfOpen, then Closed: as many must succeed as `probes` says, here 2",
                "One success can be luck: one instance of ten is back.",
                READ,
            )
        })
    }

    #[test]
    fn probes_may_come_one_after_the_other() -> Check {
        check_in_virtual_time(async {
            for probes in [1, 2, 3, 5] {
                let mut machine = Machine::new(BreakerConfig { probes, ..ten() });
                let now = Instant::now();
                machine.half_open();
                for succeeded in 1..=probes {
                    let admitted = machine.admit(now);
                    ensure(
                        admitted.is_ok(),
                        format!(
                            "refused probe {succeeded} of {probes}, when all before it had \
                             succeeded and none was under way"
                        ),
                        "admitted: a probe that has ended is under way no longer",
                        "Callers seldom come at the same moment. A place that is not given back \
                         is missed by the next, and it stays half-open for ever.",
                        READ,
                    )?;
                    if let Ok(ticket) = admitted {
                        machine.on_result(now, ticket, Verdict::Success);
                    }
                    let expected = match succeeded == probes {
                        true => State::Closed,
                        false => State::HalfOpen,
                    };
                    ensure(
                        machine.state() == expected,
                        format!(
                            "was {:?} after {succeeded} of {probes} probes, one after the other",
                            machine.state()
                        ),
                        &format!("{expected:?}: it closes when as many as `probes` have succeeded"),
                        "How many is a question of trust, and set in the configuration. That no \
                         probe is under way just now proves nothing.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_success_takes_the_place_of_its_probe() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let (mut machine, first, _second) = probing(start);
            let now = start + 11 * SECOND;
            machine.on_result(now, first, Verdict::Success);
            let third = machine.admit(now).is_ok();
            ensure(
                !third,
                "admitted a third probe of two, while one had succeeded and one was under way",
                "a refusal by `admit` (exercise 5.3): those under way and those that have \
                 succeeded count together",
                "The slow probe may be the one that fails. Where the places of quick ones are given \
                 away again, those close the circuit before it has ended.",
                "the book, step 5: Open, and half-open",
            )
        })
    }

    #[test]
    fn an_ignored_probe_does_not_void_the_others() -> Check {
        check_in_virtual_time(async {
            let now = Instant::now();
            let mut machine = Machine::new(BreakerConfig { probes: 3, ..ten() });
            machine.half_open();
            let verdicts = [
                Verdict::Success,
                Verdict::Ignored,
                Verdict::Success,
                Verdict::Ignored,
                Verdict::Success,
            ];
            let mut states = Vec::new();
            for verdict in verdicts {
                call(&mut machine, now, verdict);
                states.push(machine.state());
            }
            let early = states[..4].iter().all(|state| *state == State::HalfOpen);
            ensure(
                early && states[4] == State::Closed,
                format!(
                    "was {} after {}, one probe after the other (`probes` 3)",
                    list(&states),
                    list(&verdicts)
                ),
                "HalfOpen four times, and Closed after the third success",
                "As if the call had never been made: neither does it prove anything, nor does it \
                 unprove what others have found out.",
                READ,
            )
        })
    }

    #[test]
    fn the_first_failed_probe_opens_it_again_for_the_whole_time() -> Check {
        check_in_virtual_time(async {
            // However many have succeeded, and however many are still under way.
            for probes in [1, 2, 3, 5] {
                for succeeded in 0..probes {
                    for others in 0..probes - succeeded {
                        a_failure_opens_it(probes, succeeded, others)?;
                    }
                }
            }
            Ok(())
        })
    }

    /// Half-open, with so many good probes before the failed one, and so many beside it.
    fn a_failure_opens_it(probes: usize, succeeded: usize, others: usize) -> Check {
        let (mut machine, mut tickets) = asking(probes, succeeded + 1 + others);
        let now = Instant::now() + 3 * SECOND;
        for ticket in tickets.drain(..succeeded) {
            machine.on_result(now, ticket, Verdict::Success);
        }
        machine.on_result(now, tickets.remove(0), Verdict::Failure);
        let state = machine.state();
        let time = machine.open_time_left(now);
        let when = format!(
            "when a probe had failed after {}, with {others} more under way (`probes` {probes})",
            successes(succeeded)
        );
        ensure(
            time == Some(10 * SECOND),
            format!("was {state:?}, with {}, {when}", left(time)),
            "Open, with 10 s left: one failure is enough, and a new open time begins",
            match state {
                State::Open => {
                    "Without a new open time every call is a probe, and the service gets no rest."
                }
                _ => {
                    "The service has just shown that it does not work yet. Every further probe \
                     is a caller who waits for nothing; and when those succeed, all calls go to a \
                     service that fails many of them."
                }
            },
            READ,
        )?;
        for ticket in tickets {
            machine.on_result(now, ticket, Verdict::Success);
        }
        let state = machine.state();
        ensure(
            state == State::Open,
            format!("was {state:?} after the others had succeeded, {when}"),
            "Open: those probes belong to a period that is over",
            "A late success would close a circuit that has just been found broken.",
            READ,
        )
    }

    #[test]
    fn a_failed_probe_costs_the_configured_open_time() -> Check {
        check_in_virtual_time(async {
            for open_for in [SECOND, 30 * SECOND] {
                let start = Instant::now();
                let mut machine = Machine::new(BreakerConfig { open_for, ..ten() });
                machine.half_open();
                let mut now = start;
                for round in 1..=4 {
                    call(&mut machine, now, Verdict::Success);
                    call(&mut machine, now + SECOND, Verdict::Failure);
                    now += SECOND;
                    let state = machine.state();
                    let time = machine.open_time_left(now);
                    ensure(
                        time == Some(open_for),
                        format!(
                            "was {state:?}, with {}, right after the first probe had succeeded \
                             and the second had failed, for the {}",
                            left(time),
                            ["first time", "second time", "third time", "fourth time"][round - 1]
                        ),
                        &format!(
                            "Open, with {}: open_for, as when it opened first",
                            left(Some(open_for))
                        ),
                        "The service has just shown that it needs more time. How much is said in \
                         the configuration.",
                        READ,
                    )?;
                    now += open_for;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn closing_clears_the_window() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let (mut machine, first, second) = probing(start);
            let now = start + 11 * SECOND;
            machine.on_result(now, first, Verdict::Success);
            machine.on_result(now, second, Verdict::Success);
            let closed = machine.state();
            let needed = (1..=10).find(|_| {
                call(&mut machine, now, Verdict::Failure);
                machine.state() == State::Open
            });
            ensure(
                closed == State::Closed && needed == Some(4),
                match needed {
                    Some(count) => format!(
                        "was {closed:?} after two good probes, and Open again after {}",
                        failures(count)
                    ),
                    None => format!(
                        "was {closed:?} after two good probes, and not Open after ten failures"
                    ),
                },
                "Closed, and Open after 4 failures, as a new one would be (min_calls 4)",
                "With the results of the outage still in the window, the next hiccup opens it \
                 again, and again. `close` clears it.",
                READ,
            )
        })
    }

    #[test]
    fn an_ignored_probe_gives_its_place_back() -> Check {
        check_in_virtual_time(async {
            let start = Instant::now();
            let mut machine = opened(start);
            let now = start + 10 * SECOND;
            for ended in 0..100 {
                let before = match ended {
                    0 => "with no probe before".into(),
                    1 => "after 1 probe that was ignored".into(),
                    _ => format!("after {ended} probes that were ignored, one by one"),
                };
                let state = machine.state();
                ensure(
                    ended == 0 || state == State::HalfOpen,
                    format!("was {state:?} {before}"),
                    "HalfOpen: such a probe has found out nothing",
                    "A 404 is no proof that orders work again, and none that they do not.",
                    READ,
                )?;
                let ticket = machine.admit(now);
                ensure(
                    ticket.is_ok(),
                    format!("refused a probe, {before}; it was {:?}", machine.state()),
                    "a probe is admitted: those that have ended are under way no longer",
                    "Half-open for six days, 49,607 calls refused, the service healthy: that \
                     happened, because a probe ended without a verdict.",
                    READ,
                )?;
                if let Ok(ticket) = ticket {
                    machine.on_result(now, ticket, Verdict::Ignored);
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_result_from_before_it_opened_changes_nothing() -> Check {
        check_in_virtual_time(async {
            for (late, seen) in ALL.into_iter().flat_map(|late| [(late, 0), (late, 1000)]) {
                let start = Instant::now();
                let (mut machine, mut tickets) = with_late_calls(start, seen, 6);
                let now = start + 10 * SECOND;
                let first = machine.admit(now);
                let second = machine.admit(now);
                let mut give_back = |machine: &mut Machine, count| {
                    for ticket in tickets.drain(..count) {
                        machine.on_result(now, ticket, late);
                    }
                };
                let why = "Answers of the slow old days arrive in the middle of the probes. One \
                           of them closes the circuit too early, or voids a good probe.";
                // While it is half-open, the probes alone decide.
                give_back(&mut machine, 1);
                let third = machine.admit(now).is_ok();
                let during = machine.state();
                ensure(
                    !third && during == State::HalfOpen,
                    format!(
                        "{} and was {during:?}, when a call from before the outage had ended with \
                         {late:?} while both probes were under way",
                        match third {
                            true => "admitted a third probe",
                            false => "refused a third probe",
                        }
                    ),
                    "a refusal, and HalfOpen: a result counts only in the period that admitted it",
                    why,
                    PERIODS,
                )?;
                give_back(&mut machine, 1);
                for ticket in [first, second].into_iter().flatten() {
                    machine.on_result(now, ticket, Verdict::Success);
                }
                let closed = machine.state();
                ensure(
                    closed == State::Closed,
                    format!(
                        "was {closed:?} after both probes had succeeded, and two calls from before \
                         the outage had ended in between with {late:?}"
                    ),
                    "Closed: a result counts only in the period that admitted it",
                    why,
                    PERIODS,
                )?;
                give_back(&mut machine, 4);
                let at_last = machine.state();
                ensure(
                    at_last == State::Closed,
                    format!(
                        "was {at_last:?} when it had just closed, and four calls from before the \
                         outage then ended with {late:?}"
                    ),
                    "Closed: a result counts only in the period that admitted it",
                    "The outage is over. What its last calls have to say is old.",
                    PERIODS,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_probe_of_the_last_round_changes_nothing() -> Check {
        check_in_virtual_time(async {
            for late in ALL {
                let start = Instant::now();
                let (mut machine, first, hangs) = probing(start);
                machine.on_result(start + 11 * SECOND, first, Verdict::Failure);
                // The next round begins, and now the probe of the last one ends.
                let now = start + 21 * SECOND;
                let third = machine.admit(now);
                machine.on_result(now, hangs, late);
                let fourth = machine.admit(now);
                let too_many = machine.admit(now).is_ok();
                let why = "A probe that hung through the whole open time tells of then. It neither \
                           proves that the service is well now, nor that it is not.";
                let during = machine.state();
                ensure(
                    during == State::HalfOpen && !too_many,
                    format!(
                        "was {during:?} and {} a third probe, when a probe of the round before had \
                         ended with {late:?}",
                        match too_many {
                            true => "admitted",
                            false => "refused",
                        }
                    ),
                    "HalfOpen, and a refusal: each round asks anew",
                    why,
                    PERIODS,
                )?;
                let mut states = Vec::new();
                for ticket in [third, fourth].into_iter().flatten() {
                    machine.on_result(now, ticket, Verdict::Success);
                    states.push(machine.state());
                }
                ensure(
                    states == [State::HalfOpen, State::Closed],
                    format!(
                        "was {} after each of the two good probes of a round, into which a probe \
                         of the round before had come with {late:?}",
                        list(&states)
                    ),
                    "HalfOpen, Closed: each round asks anew",
                    why,
                    PERIODS,
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_6_layer {
    use super::*;

    const READ: &str = "the book, step 5: The layer";
    const OPEN: &str = "the book, step 5: Open, and half-open";
    const GUARD: &str = "the book, step 5: No way out without giving back";

    /// A breaker to try, once all that it is made of is there.
    ///
    /// What is still to do is found here, alone. In the middle of a call its panic
    /// would run into the guard, and a second one there would end all checks at once.
    fn circuit<T: Transport>(inner: T, config: BreakerConfig) -> CircuitBreaker<T> {
        let mut window = Window::new(1);
        window.record(false);
        let _ = (window.failure_rate(), verdict(&Ok(reply(200))));
        let mut machine = Machine::new(ten());
        call(&mut machine, Instant::now(), Verdict::Success);
        machine.half_open();
        call(&mut machine, Instant::now(), Verdict::Success);
        CircuitBreaker::new(inner, config)
    }

    fn breaker(plays: impl IntoIterator<Item = Play>) -> (Script, CircuitBreaker<Script>) {
        let script = Script::new(plays);
        (script.clone(), circuit(script, ten()))
    }

    async fn calls(breaker: &CircuitBreaker<impl Transport>, count: usize) {
        for _ in 0..count {
            let _ = breaker.send(&Request::get("/json")).await;
        }
    }

    /// An open circuit, in front of a service that is well from now on.
    async fn open_then_well(after: Duration) -> (Script, Arc<CircuitBreaker<Script>>) {
        let mut plays = vec![Play::status(500); 4];
        plays.push(Play::status(200).after(after));
        let (script, breaker) = breaker(plays);
        calls(&breaker, 4).await;
        (script, Arc::new(breaker))
    }

    #[test]
    fn an_answer_passes() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = breaker([Play::status(200)]);
            let outcome = breaker.send(&Request::get("/json")).await;
            ensure(
                outcome.is_ok(),
                format!("returned {} for a call that got a 200", said(&outcome)),
                "the same answer",
                "A client must work on a good day first.",
                READ,
            )
        })
    }

    #[test]
    fn a_slow_answer_is_an_answer() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = breaker([Play::status(200).after(7200 * SECOND)]);
            for count in 1..=20 {
                let outcome = breaker.send(&Request::get("/report")).await;
                let state = breaker.state();
                ensure(
                    outcome.is_ok() && state == State::Closed,
                    format!(
                        "returned {} for call {count} of 20 that each take two hours and get a 200, \
                         and was {state:?} then",
                        said(&outcome),
                    ),
                    "the answer (200), and Closed",
                    "How long a call may take is said by the time-outs inside of the breaker, and \
                     nowhere else. A report may take its time.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_answer_after_its_deadline_is_an_answer() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = breaker([Play::status(200).after(3 * SECOND)]);
            for count in 1..=20 {
                let mut request = Request::get("/report");
                request.deadline = Some(Instant::now() + SECOND);
                let outcome = breaker.send(&request).await;
                let state = breaker.state();
                ensure(
                    outcome.is_ok() && state == State::Closed,
                    format!(
                        "returned {} for call {count} of 20 that each get a 200 two seconds after \
                         their deadline, and was {state:?} then",
                        said(&outcome),
                    ),
                    "the answer (200), and Closed: a success counts as one, whenever it comes",
                    "An answer says that the service works. Counted as failures, the late answers \
                     of a few callers in a hurry cut it off for all who have time. (To end a call \
                     at its deadline is the business of the deadline, not of the breaker.)",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_slow_probe_is_a_probe() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = open_then_well(7200 * SECOND).await;
            tokio::time::sleep(10 * SECOND).await;
            let request = Request::get("/report");
            let probe = || breaker.send(&request);
            let (first, second) = tokio::join!(probe(), probe());
            ensure(
                first.is_ok() && second.is_ok() && breaker.state() == State::Closed,
                format!(
                    "returned {} and {} for two probes that each take two hours and get a 200, and \
                     was {:?} then",
                    said(&first),
                    said(&second),
                    breaker.state()
                ),
                "the answer (200) twice, and Closed",
                "A limit of the breaker's own makes a failure of a probe that succeeds, and the \
                 circuit stays open for as long as the service is slow.",
                READ,
            )
        })
    }

    #[test]
    fn errors_are_handed_on() -> Check {
        check_in_virtual_time(async {
            let plays = [404, 503, 503, 503, 503].map(Play::status);
            let (_, breaker) = breaker(plays);
            let start = Instant::now();
            let first = breaker.send(&Request::get("/json")).await;
            ensure(
                matches!(first, Err(ApiError::NotFound)),
                format!("returned {} for a call that got a 404", said(&first)),
                "the same error",
                "The caller needs to know what happened. The breaker only listens.",
                READ,
            )?;
            calls(&breaker, 3).await;
            let opens = breaker.send(&Request::get("/json")).await;
            let took = start.elapsed();
            ensure(
                took.is_zero(),
                format!(
                    "took {} for five calls, to a service that fails at once",
                    words(took)
                ),
                "no time: what came of a call is told, and handed on, as soon as it is known",
                "A wait here helps nobody: the retry has its own. And a caller who hangs up \
                 during it takes the failure along, so that nobody counts it.",
                READ,
            )?;
            let is_handed_on = matches!(opens, Err(ApiError::Server { .. }));
            ensure(
                is_handed_on && breaker.state() == State::Open,
                format!(
                    "returned {} for the fourth call that got a 503, and was {:?} then",
                    said(&opens),
                    breaker.state()
                ),
                "the 503, and Open: this call was made and had an answer",
                "\"Circuit open\" says that nothing was sent, so the caller may take it for \
                 safe to repeat. This order was sent.",
                READ,
            )
        })
    }

    /// How a call can end, other than well.
    fn bad_ends() -> [(&'static str, Play); 9] {
        [
            ("a 404", Play::status(404)),
            ("a 429", Play::status(429).header("retry-after", "7")),
            ("a 503", Play::status(503)),
            ("a 503", Play::status(503).header("retry-after", "7")),
            ("a broken connection", Outcome::Broken.into()),
            ("no connection", Outcome::Refused.into()),
            ("a time-out", Outcome::TimedOut.into()),
            ("an inner open circuit", Outcome::CircuitOpen(SECOND).into()),
            ("a full bulkhead", Outcome::BulkheadFull.into()),
        ]
    }

    /// The calls that are made, and how many failures come before.
    const MADE: [(&str, usize); 2] = [("a call while it was closed", 0), ("a probe", 4)];

    /// A breaker that has seen so many failures, an open time ago. Four open it, and its
    /// next call is a probe then. This call ends as `play` says.
    async fn before(failures: usize, play: Play) -> (Script, CircuitBreaker<Script>) {
        let mut plays = vec![Play::status(500); failures];
        plays.push(play);
        let (script, breaker) = breaker(plays);
        calls(&breaker, failures).await;
        tokio::time::sleep(10 * SECOND).await;
        (script, breaker)
    }

    #[test]
    fn each_error_is_handed_on_as_it_is() -> Check {
        check_in_virtual_time(async {
            let in_full = |outcome: Result<Reply, ApiError>| match outcome {
                Ok(_) => said(&outcome),
                Err(error) => exercise_2_verdict::in_full(&error),
            };
            let request = Request::get("/json");
            for (end, play) in bad_ends() {
                let expected = in_full(Script::new([play.clone()]).send(&request).await);
                for (call, failures) in MADE {
                    let (_, breaker) = before(failures, play.clone()).await;
                    let returned = in_full(breaker.send(&request).await);
                    ensure(
                        returned == expected,
                        format!("returned, for {call} that ended in {end}: {returned}"),
                        &format!("{expected}. That is what the transport inside has returned"),
                        "Whoever made the call has to know what came of it, also if it was a \
                         probe. \"Circuit open\" would say that nothing was sent: an order \
                         that may have been placed is placed again, and who asks for what does \
                         not exist is told to come back later.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn each_call_is_one_request() -> Check {
        check_in_virtual_time(async {
            for (end, play) in bad_ends() {
                for (call, failures) in MADE {
                    let (script, breaker) = before(failures, play.clone()).await;
                    let earlier = script.calls().len();
                    calls(&breaker, 1).await;
                    let sent = script.calls().len() - earlier;
                    ensure(
                        sent == 1,
                        format!("sent {sent} requests for {call} that ended in {end}"),
                        "1: one request for each ticket",
                        "`probes` says how much a service gets that is just getting up; each \
                         one sent twice is more than that. And an order whose connection broke \
                         may have been placed. Whether to repeat it is for the retry to say.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn the_request_is_handed_on_as_it_was() -> Check {
        check_in_virtual_time(async {
            for (call, failures) in MADE {
                for left in [None, Some(SECOND), Some(Duration::ZERO)] {
                    let (script, breaker) = before(failures, Play::status(200)).await;
                    let mut request =
                        Request::post("/orders?to=42", "tea").with_idempotency_key("order-17");
                    request.deadline = left.map(|left| Instant::now() + left);
                    let outcome = breaker.send(&request).await;
                    let expected = parts(&request.method, &request.path, &request.body)
                        + &key_and_deadline(&request.idempotency_key, request.deadline);
                    let sent = script.calls().get(failures).map(|sent| {
                        parts(&sent.method, &sent.path, &sent.body)
                            + &key_and_deadline(&sent.idempotency_key, sent.deadline)
                    });
                    let sent = sent.unwrap_or("nothing".into());
                    ensure(
                        sent == expected && outcome.is_ok(),
                        format!("returned {}, and sent for {call}: {sent}", said(&outcome)),
                        &format!("an answer, and {expected}: the request as it was"),
                        "Those inside know the call by the request alone. Without its key an \
                         order is placed twice, without its deadline nobody stops in time, and \
                         with one that nobody has set a long report is cut off. (Whether there \
                         is time left is the business of the deadline, not of the breaker.)",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    fn parts(method: impl ToString, path: &str, body: &[u8]) -> String {
        let body = String::from_utf8_lossy(body);
        format!("{} {path} {body:?}", method.to_string())
    }

    fn key_and_deadline(key: &Option<String>, deadline: Option<Instant>) -> String {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let deadline = left.map_or("no deadline".into(), |left| {
            format!("a deadline in {}", words(left))
        });
        format!(
            " with {} and {deadline}",
            key.as_deref().unwrap_or("no key")
        )
    }

    #[test]
    fn a_circuit_is_for_calls_of_every_kind() -> Check {
        check_in_virtual_time(async {
            for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] {
                let mut request = Request::get("/orders/17");
                request.method = method.parse().expect("a method");
                let mut plays = vec![Play::status(500); 4];
                plays.push(Play::status(200));
                let (script, breaker) = breaker(plays);
                for _ in 0..10 {
                    let _ = breaker.send(&request).await;
                }
                let (opened, sent) = (breaker.state(), script.calls().len());
                tokio::time::sleep(10 * SECOND).await;
                for _ in 0..2 {
                    let _ = breaker.send(&request).await;
                }
                let (closed, probes) = (breaker.state(), script.calls().len() - sent);
                ensure(
                    (opened, sent, closed, probes) == (State::Open, 4, State::Closed, 2),
                    format!(
                        "sent {sent} of ten {method} that got a 500 and was {opened:?} then; after \
                         the open time it sent {probes} of two, to a service that was well, and \
                         was {closed:?}"
                    ),
                    "4 and Open, then 2 and Closed, as for any other method",
                    "A service that is down is down for all. A client that only places orders \
                     needs its breaker, too, and must find out that the service is well.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_verdict_decides_what_counts() -> Check {
        check_in_virtual_time(async {
            let why = "One caller with a wrong link, or a crowd that the bulkhead turns away, \
                       must not cut off everybody; and an outage has more faces than a 500.";
            let ignored = [
                ("a 404", Play::status(404)),
                ("a 429", Play::status(429)),
                ("an inner open circuit", Outcome::CircuitOpen(SECOND).into()),
                ("a full bulkhead", Outcome::BulkheadFull.into()),
            ];
            let failures = [
                ("a 503", Play::status(503)),
                ("no connection", Outcome::Refused.into()),
                ("a broken connection", Outcome::Broken.into()),
                ("a time-out", Outcome::TimedOut.into()),
            ];
            let late = ("a 503, five seconds after the deadline", Play::status(503));
            let late = (late, State::Open, 4, Some(Instant::now()));
            tokio::time::advance(5 * SECOND).await;
            let ignored = ignored.map(|play| (play, State::Closed, 50, None));
            let failures = failures.map(|play| (play, State::Open, 4, None));
            let all = ignored.into_iter().chain(failures).chain([late]);
            for ((outcome, play), state, sent, deadline) in all {
                let (script, breaker) = breaker([play]);
                let mut request = Request::get("/json");
                request.deadline = deadline;
                for _ in 0..50 {
                    let _ = breaker.send(&request).await;
                }
                let calls = script.calls().len();
                ensure(
                    breaker.state() == state && calls == sent,
                    format!(
                        "was {:?} after 50 calls that ended in {outcome}, and sent {calls} of them",
                        breaker.state()
                    ),
                    &format!("{state:?}, and {sent} sent: what counts is said by `verdict`"),
                    why,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_open_circuit_sends_nothing() -> Check {
        check_in_virtual_time(async {
            let (script, breaker) = breaker([Play::status(500)]);
            calls(&breaker, 4).await;
            let (state, sent) = (breaker.state(), script.calls().len());
            ensure(
                (state, sent) == (State::Open, 4),
                format!("sent {sent} requests for 4 calls that got a 500, and was {state:?} then"),
                "4, and Open (min_calls 4): one request for each call, and a report for each, \
                 with its verdict, also where it failed",
                match sent > 4 && state == State::Open {
                    true => {
                        "One report for several requests: the service gets more of them than the \
                         breaker knows of. Retries belong outside, where each attempt is asked for."
                    }
                    false => {
                        "A result that is not reported has never happened: an outage goes \
                         unnoticed. (`?` leaves before the lines below it, and `let _ = …` drops \
                         a guard at once.)"
                    }
                },
                GUARD,
            )?;
            tokio::time::sleep(3 * SECOND + SECOND / 4).await;
            let start = Instant::now();
            let outcome = breaker.send(&Request::get("/json")).await;
            let took = start.elapsed();
            ensure(
                script.calls().len() == 4 && took.is_zero(),
                format!(
                    "returned {} for a call while the circuit was open, which took {}, and sent {}",
                    said(&outcome),
                    words(took),
                    match script.calls().len() - 4 {
                        0 => "nothing".into(),
                        more => format!("{more} more to the service"),
                    }
                ),
                "nothing sent, and an error at once",
                "The point of it: a service that is down gets rest, a caller an answer.",
                OPEN,
            )?;
            let retry_in = match outcome {
                Err(ApiError::CircuitOpen { retry_in }) => Some(retry_in),
                _ => None,
            };
            ensure(
                retry_in.is_some_and(|time| time.abs_diff(27 * SECOND / 4) <= tick()),
                format!(
                    "returned {} for a call 3250 ms after it opened for 10 s",
                    said(&outcome)
                ),
                "CircuitOpen with retry_in 6750 ms",
                "A caller that knows when to come back neither hammers nor oversleeps.",
                OPEN,
            )
        })
    }

    #[test]
    fn a_caller_with_time_is_refused_at_once_too() -> Check {
        check_in_virtual_time(async {
            let (script, breaker) = open_then_well(Duration::ZERO).await;
            let (start, earlier) = (Instant::now(), script.calls().len());
            let mut request = Request::get("/json");
            request.deadline = Some(start + 3600 * SECOND);
            let outcome = breaker.send(&request).await;
            let (took, more) = (start.elapsed(), script.calls().len() - earlier);
            let is_refused = matches!(outcome, Err(ApiError::CircuitOpen { .. }));
            ensure(
                is_refused && took.is_zero() && more == 0,
                format!(
                    "returned {} for a call with an hour until its deadline, right after it opened \
                     for 10 s. That took {}, and sent {}",
                    said(&outcome),
                    words(took),
                    match more {
                        0 => "nothing".into(),
                        more => format!("{more} more to the service"),
                    }
                ),
                "CircuitOpen at once, and nothing sent: the deadline changes nothing",
                "A caller that is told at once can ask another service, or come back in 10 s. Who \
                 waits in here arrives together with all others who did, just when the service is \
                 getting up.",
                OPEN,
            )
        })
    }

    #[test]
    fn the_time_that_is_left_is_told_exactly() -> Check {
        check_in_virtual_time(async {
            for left in [
                Duration::from_nanos(300),
                tick() * 3 / 2,
                SECOND - tick() / 2,
            ] {
                let (_, breaker) = open_then_well(Duration::ZERO).await;
                tokio::time::advance(10 * SECOND - left).await;
                let outcome = breaker.send(&Request::get("/json")).await;
                let is_exact = matches!(
                    outcome,
                    Err(ApiError::CircuitOpen { retry_in }) if retry_in == left
                );
                ensure(
                    is_exact,
                    format!(
                        "returned {}, {} before the end of the open time",
                        said(&outcome),
                        words(left)
                    ),
                    &format!(
                        "CircuitOpen with retry_in {}: the machine's, as it is",
                        words(left)
                    ),
                    "A caller that waits a little less than what is left is refused once more. And \
                     zero says that nobody knows.",
                    OPEN,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn it_closes_when_the_service_is_well_again() -> Check {
        check_in_virtual_time(async {
            let (script, breaker) = open_then_well(Duration::ZERO).await;
            tokio::time::sleep(10 * SECOND).await;
            calls(&breaker, 5).await;
            let (state, sent) = (breaker.state(), script.calls().len() - 4);
            ensure(
                (state, sent) == (State::Closed, 5),
                format!(
                    "was {state:?} and had sent {sent} of 5 calls, one after the other, when the \
                     open time was over and the service was well"
                ),
                "Closed, and all 5 sent: 2 probes, and 3 more",
                match state {
                    State::HalfOpen => {
                        "A probe whose success is not reported has found out nothing: it stays \
                         half-open for ever."
                    }
                    _ => "A protection that does not end is an outage.",
                },
                match state {
                    State::HalfOpen => GUARD,
                    _ => "the book, step 5: The breaker that never asks again",
                },
            )
        })
    }

    #[test]
    fn the_open_time_begins_when_the_failure_is_known() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = breaker([Play::status(500).after(8 * SECOND)]);
            calls(&breaker, 4).await;
            let outcome = breaker.send(&Request::get("/json")).await;
            let retry_in = match outcome {
                Err(ApiError::CircuitOpen { retry_in }) => Some(retry_in),
                _ => None,
            };
            ensure(
                retry_in.is_some_and(|time| time.abs_diff(10 * SECOND) <= tick()),
                format!(
                    "returned {} for a call right after the fourth had failed, each of which took 8 s",
                    said(&outcome)
                ),
                "CircuitOpen with retry_in 10 s: it opens at the time of the result, not at that \
                 of the admission",
                "Slow failures are the usual ones. With a time-out as long as the open time, the \
                 service would get no rest at all.",
                READ,
            )
        })
    }

    #[test]
    fn it_goes_by_the_clock_of_the_runtime() -> Check {
        check_in_virtual_time(async {
            let hour = 3600 * SECOND;
            let script = Script::new([Play::status(500)]);
            let config = BreakerConfig {
                open_for: hour,
                ..ten()
            };
            let breaker = circuit(script.clone(), config);
            calls(&breaker, 4).await;
            tokio::time::sleep(hour - SECOND).await;
            calls(&breaker, 1).await;
            let early = script.calls().len() - 4;
            tokio::time::sleep(SECOND).await;
            calls(&breaker, 1).await;
            let due = script.calls().len() - 4;
            ensure(
                (early, due) == (0, 1),
                format!(
                    "had sent {early} probes a second before an open time of an hour was over, and \
                     {due} at its end, on a paused clock, which jumps over the waits"
                ),
                "0, then 1: the time is that of tokio's `Instant`",
                "The clock of the standard library cannot be paused. A breaker that uses it can \
                 be tried only by waiting, so nobody tries it.",
                READ,
            )
        })
    }

    /// So many callers that begin at once; how many get an answer.
    async fn outcomes(
        breaker: &Arc<CircuitBreaker<Script>>,
        count: usize,
    ) -> Vec<Result<Reply, ApiError>> {
        let mut callers = tokio::task::JoinSet::new();
        for _ in 0..count {
            let breaker = Arc::clone(breaker);
            callers.spawn(async move { breaker.send(&Request::get("/json")).await });
        }
        callers.join_all().await
    }

    /// How many of so many callers, all at once, got an answer.
    async fn crowd(breaker: &Arc<CircuitBreaker<Script>>, count: usize) -> usize {
        let outcomes = outcomes(breaker, count).await;
        outcomes.iter().filter(|outcome| outcome.is_ok()).count()
    }

    #[test]
    fn a_whole_outage_cold_and_warm() -> Check {
        check_in_virtual_time(async {
            for (successes, failures) in [(0, 3), (1000, 6)] {
                let mut plays = vec![Play::status(200); successes];
                plays.extend(vec![Play::status(503); failures]);
                plays.push(Play::status(200).after(SECOND));
                let script = Script::new(plays);
                let breaker = Arc::new(circuit(script.clone(), eight()));
                calls(&breaker, successes).await;
                calls(&breaker, 20).await;
                let failed = script.calls().len() - successes;
                tokio::time::sleep(30 * SECOND).await;
                let answered = crowd(&breaker, 50).await;
                let probes = script.calls().len() - successes - failed;
                let state = breaker.state();
                ensure(
                    (failed, probes, answered, state) == (failures, 3, 3, State::Closed),
                    format!(
                        "after {successes} successes: sent {failed} calls into the outage; when \
                         the open time was over, {probes} probes for 50 callers at once, of whom \
                         {answered} got an answer; and was {state:?} then"
                    ),
                    &format!(
                        "{failures} calls, 3 probes, 3 answers and Closed (window 8, rate 0.75, \
                         min_calls 3, `probes` 3)"
                    ),
                    "In a test a breaker is always cold and asked by one caller. In production \
                     it is warm, and asked by all.",
                    "the book, step 5: What published breakers do",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn fifty_callers_at_once_make_two_probes() -> Check {
        check_in_virtual_time(async {
            let (script, breaker) = open_then_well(SECOND).await;
            tokio::time::sleep(10 * SECOND).await;
            let outcomes = outcomes(&breaker, 50).await;
            let answered = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            let probes = script.calls().len() - 4;
            ensure(
                probes == 2 && answered == 2,
                format!(
                    "sent {probes} probes for 50 callers that came at once when the open time was \
                     over, and {answered} of them got an answer"
                ),
                "2 and 2",
                match probes > 2 {
                    true => {
                        "The service is just getting up. Fifty callers at once knock it down again."
                    }
                    false => "Without probes nobody finds out that the service is well.",
                },
                OPEN,
            )?;
            let told = outcomes.iter().filter_map(|outcome| match outcome {
                Err(ApiError::CircuitOpen { retry_in }) => Some(*retry_in),
                _ => None,
            });
            let invented = told.clone().find(|retry_in| !retry_in.is_zero());
            ensure(
                told.count() == 48 && invented.is_none(),
                format!(
                    "told {}",
                    match invented {
                        Some(time) => format!(
                            "a caller to come back in {} while all probes were under way",
                            words(time)
                        ),
                        None => "not all of the 48 other callers that the circuit is open".into(),
                    }
                ),
                "CircuitOpen with a retry_in of zero, 48 times: what the machine says",
                "Nobody knows how long the probes take. An invented time sends all of them back in \
                 the same moment.",
                OPEN,
            )
        })
    }

    #[test]
    fn calls_run_side_by_side() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = breaker([Play::status(200).after(SECOND)]);
            let breaker = Arc::new(breaker);
            let start = Instant::now();
            let callers = (0..20).map(|_| {
                let breaker = Arc::clone(&breaker);
                tokio::spawn(async move { breaker.send(&Request::get("/json")).await })
            });
            for caller in callers.collect::<Vec<_>>() {
                let _ = caller.await;
            }
            let elapsed = start.elapsed();
            ensure(
                elapsed < 2 * SECOND,
                format!(
                    "took {} for 20 calls of 1 s each that began together",
                    words(elapsed)
                ),
                "about 1 s: no lock is held while a call is under way",
                "A lock across an .await makes a queue of the whole client.",
                READ,
            )
        })
    }

    /// Calls whose callers hang up after a second, at their deadline.
    async fn impatient_calls(breaker: &CircuitBreaker<Script>, count: usize) {
        for _ in 0..count {
            let mut request = Request::get("/json");
            request.deadline = Some(Instant::now() + SECOND);
            let _ = tokio::time::timeout(SECOND, breaker.send(&request)).await;
        }
    }

    #[test]
    fn a_dropped_probe_gives_its_place_back() -> Check {
        check_in_virtual_time(async {
            let mut plays = vec![Play::status(500); 4];
            plays.extend(vec![Outcome::Never.into(); 2]);
            plays.push(Play::status(200));
            let (script, breaker) = breaker(plays);
            calls(&breaker, 4).await;
            tokio::time::sleep(10 * SECOND).await;
            impatient_calls(&breaker, 2).await;
            let (dropped, hung) = (breaker.state(), script.calls().len() - 4);
            ensure(
                (dropped, hung) == (State::HalfOpen, 2),
                format!(
                    "had sent {hung} of two calls when the open time was over, and was {dropped:?} \
                     when their callers had hung up"
                ),
                "2, and HalfOpen: a call that is dropped is ignored",
                match dropped {
                    State::Closed => "It closes, although nobody has had an answer yet.",
                    State::Open => {
                        "A caller that loses patience says nothing about the service. One user \
                         who presses reload would cut off all others for another open time."
                    }
                    State::HalfOpen => "As many calls may ask as there are probes.",
                },
                GUARD,
            )?;
            // Impatient as well: if it were not the service that is well now that answers.
            impatient_calls(&breaker, 2).await;
            let (state, sent) = (breaker.state(), script.calls().len() - 6);
            ensure(
                (state, sent) == (State::Closed, 2),
                format!(
                    "sent {sent} of two more calls, to a service that is well, when the callers \
                     of both probes had hung up, and was {state:?} then"
                ),
                "2, and Closed: a guard hands the ticket back when it is dropped",
                "A caller hangs up during a probe, the probe's place stays taken, and the circuit \
                 half-open for ever.",
                GUARD,
            )
        })
    }

    #[test]
    fn a_probe_that_is_dropped_at_once_gives_its_place_back() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = open_then_well(SECOND).await;
            tokio::time::sleep(10 * SECOND).await;
            for _ in 0..2 {
                // Begun, and dropped where it waits for the first time.
                let request = Request::get("/json");
                let mut call = pin!(breaker.send(&request));
                let once = std::future::poll_fn(|context| {
                    let _ = call.as_mut().poll(context);
                    Poll::Ready(())
                });
                once.await;
            }
            let (dropped, outcomes) = (breaker.state(), two_at_once(&breaker).await);
            let answers = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            ensure(
                answers == 2,
                format!(
                    "was {dropped:?} when two callers had left at their first `.await`, and \
                     returned {} and {} to the next two",
                    said(&outcomes[0]),
                    said(&outcomes[1])
                ),
                "HalfOpen, and both answers: between `admit` and the guard there is no `.await`",
                "A caller can be gone at every `.await`. What it held before there was a guard \
                 is lost, and the circuit half-open for ever.",
                GUARD,
            )
        })
    }

    async fn two_at_once(breaker: &CircuitBreaker<Script>) -> [Result<Reply, ApiError>; 2] {
        let request = Request::get("/json");
        let (one, other) = tokio::join!(breaker.send(&request), breaker.send(&request));
        [one, other]
    }

    #[test]
    fn dropped_calls_are_no_successes() -> Check {
        check_in_virtual_time(async {
            for (first, last) in [(0, 4), (3, 1)] {
                let mut plays = vec![Play::status(500); first];
                plays.extend(vec![Outcome::Never.into(); 50]);
                plays.push(Play::status(500));
                let (script, breaker) = breaker(plays);
                calls(&breaker, first).await;
                impatient_calls(&breaker, 50).await;
                let (early, hung) = (breaker.state(), script.calls().len() - first);
                impatient_calls(&breaker, last).await;
                let state = breaker.state();
                ensure(
                    (early, hung, state) == (State::Closed, 50, State::Open),
                    format!(
                        "had sent {first} calls that failed and {hung} of 50 whose callers hung up, \
                         and was {early:?}; then {}, and it was {state:?}",
                        failures(last)
                    ),
                    "50 of 50 and Closed, then Open: only the four failures count (min_calls 4)",
                    "A service that hangs has callers who hang up. If each of those were a \
                     success, the circuit would stay closed through the whole outage.",
                    GUARD,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_probe_without_a_verdict_gives_its_place_back() -> Check {
        check_in_virtual_time(async {
            let mut plays = vec![Play::status(500); 4];
            plays.extend(vec![Play::status(404); 5]);
            plays.push(Play::status(200));
            let (script, breaker) = breaker(plays);
            calls(&breaker, 4).await;
            tokio::time::sleep(10 * SECOND).await;
            calls(&breaker, 5).await;
            let (probes, probing) = (script.calls().len() - 4, breaker.state());
            calls(&breaker, 2).await;
            let after = breaker.state();
            ensure(
                (probes, probing, after) == (5, State::HalfOpen, State::Closed),
                format!(
                    "sent {probes} of five calls while half-open, each of which got a 404, and was \
                     {probing:?}; two calls that succeed later it was {after:?}"
                ),
                "5, HalfOpen, Closed: an ignored result is reported as well",
                "The machine can give back only what it gets back. A breaker that kept the \
                 place of a probe with a 404 answered 503 until somebody restarted it.",
                GUARD,
            )
        })
    }

    #[test]
    fn a_late_answer_decides_nothing() -> Check {
        check_in_virtual_time(async {
            for late in [200, 404, 500] {
                // The first call begins while it is closed, and ends between the probes.
                let mut plays = vec![Play::status(late).after(15 * SECOND)];
                plays.extend(vec![Play::status(500); 4]);
                plays.push(Play::status(200).after(10 * SECOND));
                let (script, breaker) = breaker(plays);
                let breaker = Arc::new(breaker);
                let slow = Arc::clone(&breaker);
                let slow = tokio::spawn(async move { slow.send(&Request::get("/slow")).await });
                tokio::task::yield_now().await;
                calls(&breaker, 4).await;
                tokio::time::sleep(10 * SECOND).await;
                let both = Arc::clone(&breaker);
                let both = tokio::spawn(async move { crowd(&both, 2).await });
                let _ = slow.await;
                let during = breaker.state();
                calls(&breaker, 1).await;
                let probes = script.calls().len() - 5;
                let _ = both.await;
                let after = breaker.state();
                let why = "Of three published breakers all let others through after a late success, \
                           and two threw a good probe away after a late failure.";
                ensure(
                    (during, probes) == (State::HalfOpen, 2),
                    format!(
                        "was {during:?} and had sent {probes} probes of two, when a call from \
                         before the outage had got a {late} while both were under way, and one \
                         more caller had asked"
                    ),
                    "HalfOpen, and 2: the report is made under the ticket of that call",
                    why,
                    PERIODS,
                )?;
                ensure(
                    after == State::Closed,
                    format!(
                        "was {after:?} after both probes had succeeded, and a call from before the \
                         outage had got a {late} in between"
                    ),
                    "Closed: the report is made under the ticket of that call",
                    why,
                    PERIODS,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_dropped_call_is_no_failure() -> Check {
        check_in_virtual_time(async {
            let (script, breaker) = breaker([Outcome::Never.into()]);
            impatient_calls(&breaker, 50).await;
            let sent = script.calls().len();
            ensure(
                breaker.state() == State::Closed && sent == 50,
                format!(
                    "was {:?} after 50 calls whose callers hung up, and sent {sent} of them",
                    breaker.state()
                ),
                "Closed: a caller that loses patience says nothing about the service",
                "Users who press reload would cut off all others. Time-outs inside the breaker \
                 are what tells it of slowness.",
                GUARD,
            )
        })
    }

    /// A transport with a bug: it panics when it gets a 299.
    struct Buggy(Script);

    impl Transport for Buggy {
        async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
            let outcome = self.0.send(request).await;
            let status = outcome.as_ref().map(|reply| reply.status.as_u16());
            assert_ne!(status.ok(), Some(299), "a bug in the layer below");
            outcome
        }
    }

    /// Calls in tasks of their own, so that a panic ends there.
    async fn calls_that_may_panic<T>(breaker: &Arc<CircuitBreaker<T>>, count: usize)
    where
        T: Transport + 'static,
    {
        for _ in 0..count {
            let breaker = Arc::clone(breaker);
            let _ = tokio::spawn(async move { calls(&breaker, 1).await }).await;
        }
    }

    /// Forty calls that all end like this: the state after them, and how many were sent.
    async fn forty_calls(end: u16) -> (State, usize) {
        let script = Script::new([Play::status(end)]);
        let breaker = Arc::new(circuit(Buggy(script.clone()), ten()));
        calls_that_may_panic(&breaker, 40).await;
        (breaker.state(), script.calls().len())
    }

    /// An outage, and then a good probe and one that ends like this: the state after
    /// that, and the one after two good probes, an open time later.
    async fn second_probe(end: u16) -> (State, State) {
        let plays = [500, 500, 500, 500, 200, end, 200].map(Play::status);
        let breaker = Arc::new(circuit(Buggy(Script::new(plays)), ten()));
        calls_that_may_panic(&breaker, 4).await;
        tokio::time::sleep(10 * SECOND).await;
        calls_that_may_panic(&breaker, 2).await;
        let then = breaker.state();
        tokio::time::sleep(10 * SECOND).await;
        calls_that_may_panic(&breaker, 2).await;
        (then, breaker.state())
    }

    // They tell the story with a plain failure first: code that panics by itself is
    // caught there. In the middle of another panic it would end all checks at once.

    #[test]
    fn a_panic_is_a_failure() -> Check {
        check_in_virtual_time(async {
            for (end, how) in [(500, "failed"), (299, "panicked")] {
                let (state, sent) = forty_calls(end).await;
                ensure(
                    (state, sent) == (State::Open, 4),
                    format!("was {state:?} after 40 calls that {how}, {sent} of which were sent"),
                    "Open, and 4: the ticket goes back while the panic unwinds, as a failure",
                    "Published breakers never notice: the calls simply vanish from their count.",
                    GUARD,
                )?;
            }
            Ok(())
        })
    }

    /// Fails or panics at once, before there is a future to wait for. Counts its calls.
    struct Sudden {
        panics: bool,
        calls: AtomicUsize,
    }

    impl Transport for Sudden {
        fn send(&self, _: &Request) -> impl Future<Output = Result<Reply, ApiError>> + Send {
            self.calls.fetch_add(1, Ordering::Relaxed);
            assert!(!self.panics, "a bug in the layer below");
            let status = reqwest::StatusCode::INTERNAL_SERVER_ERROR;
            std::future::ready(Err(ApiError::from_status(status, None)))
        }
    }

    /// Forty calls that all end like this: the state after them, and how many were made.
    async fn forty_sudden_calls(panics: bool) -> (State, usize) {
        let calls = AtomicUsize::new(0);
        let breaker = Arc::new(circuit(Sudden { panics, calls }, ten()));
        calls_that_may_panic(&breaker, 40).await;
        let made = breaker.inner().calls.load(Ordering::Relaxed);
        (breaker.state(), made)
    }

    #[test]
    fn a_refused_call_is_not_even_begun() -> Check {
        check_in_virtual_time(async {
            let (state, made) = forty_sudden_calls(false).await;
            ensure(
                (state, made) == (State::Open, 4),
                format!(
                    "was {state:?} after 40 calls that failed, and called `send` of the transport \
                     inside for {made} of them"
                ),
                "Open, and 4: whoever is refused gets no further than to the machine",
                "`send` is a plain function that returns a future. What it does before that, such \
                 as beginning to connect, it does at once, also when nobody waits for the future \
                 then. A service that is down would get no rest.",
                OPEN,
            )
        })
    }

    #[test]
    fn a_panic_before_the_first_wait_is_a_failure() -> Check {
        check_in_virtual_time(async {
            let (state, _) = forty_sudden_calls(false).await;
            ensure(
                state == State::Open,
                format!("was {state:?} after 40 calls that failed at once"),
                "Open (min_calls 4): each of them is reported",
                "A result that is not reported has never happened: an outage goes unnoticed.",
                GUARD,
            )?;
            let (state, made) = forty_sudden_calls(true).await;
            ensure(
                (state, made) == (State::Open, 4),
                format!(
                    "was {state:?} after 40 calls that panicked before they could wait, {made} of \
                     which were sent"
                ),
                "Open, and 4: a failure each. What reports that exists before `send` is called",
                "`send` is a plain function that returns a future, and may panic before it \
                 does. A ticket that nobody holds then is lost, and a probe's place with it.",
                GUARD,
            )
        })
    }

    #[test]
    fn a_probe_that_panics_is_a_failed_probe() -> Check {
        check_in_virtual_time(async {
            for (end, how) in [(500, "failed"), (299, "panicked")] {
                let (then, at_last) = second_probe(end).await;
                ensure(
                    (then, at_last) == (State::Open, State::Closed),
                    format!(
                        "was {then:?} after a probe that {how}, and {at_last:?} after two good \
                         probes, one open time later"
                    ),
                    "Open: the ticket goes back while the panic unwinds, as a failure. Then Closed",
                    "A bug that strikes during a probe must neither pass for health nor keep the \
                     probe's place for ever.",
                    GUARD,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn nothing_of_a_request_is_logged_but_its_path() -> Check {
        check_in_virtual_time(async {
            // Four that fail, one that is refused, and two probes.
            let plays = [500, 500, 500, 500, 200].map(Play::status);
            let (_, breaker) = breaker(plays);
            let request = Request::post("/orders?token=zq9", "zq9 tea").with_idempotency_key("zq9");
            for pause in [0, 0, 0, 0, 10, 0, 0] {
                let _ = breaker.send(&request).await;
                tokio::time::sleep(pause * SECOND).await;
            }
            let events = recorder().events();
            let shows = events
                .iter()
                .find(|event| format!("{event:?}").contains("zq9"));
            ensure(
                shows.is_none(),
                match shows {
                    Some(event) => format!("logged {event}"),
                    None => "logged none of it".into(),
                },
                "no query, no key and no body: the path at most, as `path_for_log` gives it",
                "A log is read by many people. A token in it is known to all of them.",
                READ,
            )
        })
    }

    #[test]
    fn a_panic_opens_it_as_any_failure_does() -> Check {
        check_in_virtual_time(async {
            // Code that panics by itself is caught here.
            forty_calls(500).await;
            recorder().take();
            let script = Script::new([Play::status(299).after(8 * SECOND)]);
            let breaker = Arc::new(circuit(Buggy(script), ten()));
            calls_that_may_panic(&breaker, 4).await;
            let refusal = breaker.send(&Request::get("/json")).await;
            let retry_in = match refusal {
                Err(ApiError::CircuitOpen { retry_in }) => Some(retry_in),
                _ => None,
            };
            ensure(
                retry_in.is_some_and(|time| time.abs_diff(10 * SECOND) <= tick()),
                format!(
                    "returned {} right after the fourth panic, each after 8 s",
                    said(&refusal)
                ),
                "CircuitOpen with retry_in 10 s: it opens at the time of the panic",
                "Counted from its beginning, a slow call leaves the service no rest.",
                GUARD,
            )?;
            let events = recorder().events();
            let opened = events.iter().filter(|event| event.name == "circuit opened");
            let count = opened.count();
            ensure(
                count == 1,
                format!("logged \"circuit opened\" {count} times when panics opened it"),
                "once: `step` does that, and the guard goes through it too",
                "Callers get errors, and the log does not say since when.",
                GUARD,
            )
        })
    }

    /// Fails four times, then never answers. Counts its calls.
    #[derive(Default)]
    struct Silent(AtomicUsize);

    impl Transport for Silent {
        async fn send(&self, _: &Request) -> Result<Reply, ApiError> {
            if self.0.fetch_add(1, Ordering::Relaxed) >= 4 {
                std::future::pending::<()>().await;
            }
            let status = reqwest::StatusCode::INTERNAL_SERVER_ERROR;
            Err(ApiError::from_status(status, None))
        }
    }

    #[test]
    fn a_probe_comes_back_while_others_look() -> Check {
        check_in_virtual_time(async {
            let breaker = circuit(Silent::default(), ten());
            calls(&breaker, 4).await;
            tokio::time::sleep(10 * SECOND).await;
            // Real time: two threads that do nothing else meet nearly every probe.
            let end = std::time::Instant::now() + Duration::from_millis(100);
            let look = || {
                while std::time::Instant::now() < end {
                    let _ = breaker.state();
                }
            };
            let request = Request::get("/json");
            let mut made = 0;
            std::thread::scope(|scope| {
                scope.spawn(look);
                scope.spawn(look);
                while std::time::Instant::now() < end {
                    made += 1;
                    let before = breaker.inner().0.load(Ordering::Relaxed);
                    let mut probe = pin!(breaker.send(&request));
                    // A few looks at it: it may yield before it sends anything.
                    for _ in 0..10 {
                        let mut context = Context::from_waker(Waker::noop());
                        let over = probe.as_mut().poll(&mut context).is_ready();
                        if over || breaker.inner().0.load(Ordering::Relaxed) > before {
                            break;
                        }
                    }
                }
            });
            let sent = breaker.inner().0.load(Ordering::Relaxed) - 4;
            ensure(
                sent == made,
                format!(
                    "sent {sent} of {made} probes that were dropped one after the other, while \
                     two threads asked for the state"
                ),
                "all of them: each gives its place back, also when the lock is taken just then",
                "A place that is lost now and then is lost for good. One night the last one is \
                 gone, and a service that is well is never asked again.",
                GUARD,
            )
        })
    }

    #[test]
    fn each_change_of_state_is_logged_once() -> Check {
        check_in_virtual_time(async {
            let (_, breaker) = open_then_well(Duration::ZERO).await;
            calls(&breaker, 20).await;
            tokio::time::sleep(10 * SECOND).await;
            calls(&breaker, 10).await;
            let events = recorder().events();
            let names = events.iter().map(|event| event.name.as_str());
            let changes: Vec<_> = names.filter(|name| name.starts_with("circuit ")).collect();
            ensure(
                changes == ["circuit opened", "circuit half-open", "circuit closed"],
                match changes.is_empty() {
                    true => "logged no change of state, from the outage to its end".into(),
                    false => format!("logged, from the outage to its end: {}", changes.join(", ")),
                },
                "circuit opened, circuit half-open, circuit closed, once each: `step` does that",
                "At night somebody asks since when. A line for each refused call buries the answer.",
                READ,
            )
        })
    }
}

/// A small breaker: half of ten, at least four, ten seconds, two probes.
fn ten() -> BreakerConfig {
    BreakerConfig {
        window: 10,
        failure_rate: 0.5,
        min_calls: 4,
        open_for: 10 * SECOND,
        probes: 2,
    }
}

/// Other numbers, none of them the same: three quarters of eight, at least three,
/// half a minute, three probes.
fn eight() -> BreakerConfig {
    BreakerConfig {
        window: 8,
        failure_rate: 0.75,
        min_calls: 3,
        open_for: 30 * SECOND,
        probes: 3,
    }
}

/// An open time that never ends.
fn for_ever() -> BreakerConfig {
    BreakerConfig {
        open_for: Duration::MAX,
        ..ten()
    }
}

/// One call from its admission to its result, if it is admitted.
fn call(machine: &mut Machine, now: Instant, verdict: Verdict) {
    if let Ok(ticket) = machine.admit(now) {
        machine.on_result(now, ticket, verdict);
    }
}

/// A closed machine that has seen so many successes.
fn warm(successes: usize) -> Machine {
    let mut machine = Machine::new(ten());
    (0..successes).for_each(|_| call(&mut machine, Instant::now(), Verdict::Success));
    machine
}

/// A machine that opened at this moment.
fn opened(now: Instant) -> Machine {
    let mut machine = Machine::new(ten());
    machine.open(now);
    machine
}

/// Open since `start`, with so many calls still under way from before; `seen`
/// successes before that.
fn with_late_calls(start: Instant, seen: usize, late: usize) -> (Machine, Vec<Ticket>) {
    let mut machine = warm(seen);
    let tickets = (0..late)
        .filter_map(|_| machine.admit(start).ok())
        .collect();
    (0..5).for_each(|_| call(&mut machine, start, Verdict::Failure));
    (machine, tickets)
}

fn tick() -> Duration {
    Duration::from_millis(1)
}

fn reply(code: u16) -> Reply {
    Reply {
        status: reqwest::StatusCode::from_u16(code).expect("a status"),
        headers: reqwest::header::HeaderMap::new(),
        body: Default::default(),
    }
}

fn status(code: u16) -> ApiError {
    let status = reqwest::StatusCode::from_u16(code).expect("a status");
    ApiError::from_status(status, None)
}

/// The same, and it says when to come back.
fn status_that_asks(code: u16) -> ApiError {
    let status = reqwest::StatusCode::from_u16(code).expect("a status");
    ApiError::from_status(status, Some(SECOND))
}

/// What a check found, in words.
fn words(time: Duration) -> String {
    match time.as_millis() {
        _ if !time.subsec_nanos().is_multiple_of(1_000_000) => format!("{time:?}"),
        millis if millis % 1000 == 0 => format!("{} s", millis / 1000),
        millis => format!("{millis} ms"),
    }
}

fn left(time: Option<Duration>) -> String {
    match time {
        Some(time) => format!("{} left", words(time)),
        None => "no open time".into(),
    }
}

fn told(result: &Result<Ticket, Refused>) -> String {
    match result {
        Ok(_) => "admitted a call".into(),
        Err(refused) => format!("refused a call, with retry_in {}", words(refused.retry_in)),
    }
}

fn ticket(result: &Result<Ticket, Refused>) -> String {
    match result {
        Ok(ticket) => format!("the `{ticket:?}`"),
        Err(_) => "no ticket".into(),
    }
}

fn said(outcome: &Result<Reply, ApiError>) -> String {
    match outcome {
        Ok(reply) => format!("an answer ({})", reply.status.as_u16()),
        Err(ApiError::CircuitOpen { retry_in }) => {
            format!("CircuitOpen with retry_in {}", words(*retry_in))
        }
        Err(error) => format!("the error \"{error}\""),
    }
}

fn list(items: &[impl Debug]) -> String {
    let items: Vec<_> = items.iter().map(|item| format!("{item:?}")).collect();
    items.join(", ")
}

fn failures(count: usize) -> String {
    match count {
        1 => "1 failure".into(),
        _ => format!("{count} failures"),
    }
}

fn successes(count: usize) -> String {
    match count {
        1 => "1 success".into(),
        _ => format!("{count} successes"),
    }
}
