// The checks of step 8. Run them with `cargo test -p step8`.
//
// The tests that a learner writes are tried on broken clients, each of which one
// of them must catch, and on correct ones, which none of them may accuse.

use std::sync::OnceLock;

use lab::Stopped;
use support::{Failure, Verdict, ensure_of};
use trial::{Judgement, Report, Test, Trial};

/// What came of the tests of one exercise. They are tried once, by the check
/// that comes first.
struct Tried {
    trial: Trial,
    tests: fn() -> Vec<Test>,
    read: &'static str,
    report: OnceLock<Result<Report, Failure>>,
}

impl Tried {
    const fn new(trial: Trial, tests: fn() -> Vec<Test>, read: &'static str) -> Tried {
        Tried {
            trial,
            tests,
            read,
            report: OnceLock::new(),
        }
    }

    fn report(&self) -> Result<&Report, Failure> {
        let tried = || self.trial.of(self.tests).map_err(|why| self.no_tests(why));
        let report = self.report.get_or_init(tried);
        report.as_ref().map_err(Clone::clone)
    }

    /// Why there is nothing to try.
    fn no_tests(&self, why: Stopped) -> Failure {
        match why {
            Stopped::ToDo(to_do) => Failure::ToDo(to_do.to_string()),
            Stopped::Panic { message, place } => Failure::Wrong {
                who: "Your tests",
                did: format!("could not be tried. In {place}:\n{message}"),
                expected: "a list of tests: what is to happen belongs into the tests".into(),
                why: "What stops the list stops all of its tests.".into(),
                read: self.read.into(),
            },
        }
    }

    /// What is tried.
    fn what(&self) -> &'static str {
        match self.trial {
            Trial::Property => "breaker",
            _ => "client",
        }
    }

    /// At least one test catches the broken client of this name.
    fn catches(&self, client: &str, why: &str) -> Verdict {
        let report = self.report()?;
        let Judgement::Survived(hint) = report.judgement(client) else {
            return Ok(());
        };
        let mut tests: Vec<_> = report
            .tests()
            .iter()
            .map(|test| counted(report, test))
            .collect();
        if tests.is_empty() {
            tests.push("(there are none)".into());
        }
        let tests = tests.join("\n  ");
        ensure_of(
            "Your tests",
            false,
            format!(
                "let the {client} {} pass. They are:\n  {tests}",
                self.what()
            ),
            &format!("at least one that fails for it, and for no correct one. A hint: {hint}."),
            why,
            self.read,
        )
    }

    /// No test accuses the correct client of this name.
    fn accepts(&self, client: &str, why: &str) -> Verdict {
        let report = self.report()?;
        let Judgement::Accused(what, accusations) = report.judgement(client) else {
            return Ok(());
        };
        let mut did = format!(
            "accuse a correct {}, the {client} one ({what}).",
            self.what()
        );
        for accusation in accusations {
            did.push_str(&format!("\n{}", accusation.test));
            if let Some(place) = &accusation.place {
                did.push_str(&format!(", in {place}"));
            }
            did.push_str(":\n");
            for line in shortened(&accusation.message).lines() {
                did.push_str(&format!("  {line}\n"));
            }
        }
        let expected = "no accusation: it keeps every promise. Until then this test does not \
                        count for the broken ones either.";
        ensure_of("Your tests", false, did, expected, why, self.read)
    }

    /// Each test comes to an end with a correct client.
    fn ends(&self) -> Verdict {
        let endless = self.report()?.endless();
        let named = endless.iter().map(|(test, why)| format!("{test} {why}"));
        ensure_of(
            "Your tests",
            endless.is_empty(),
            format!(
                "do not all come to an end, not even with the reference client:\n  {}",
                named.collect::<Vec<_>>().join("\n  ")
            ),
            "an end, whatever the client does. (A loop whose condition never comes true? A wait \
             for something that nobody sends? A lock that is taken twice?)",
            "A test that hangs says nothing, and holds up all the others: a build that waits for \
             an hour is stopped by somebody who does not know which test it was.",
            self.read,
        )
    }
}

/// As much of a message as anybody reads.
fn shortened(message: &str) -> String {
    match message.char_indices().nth(600) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

/// The name of a test, and whether it counts.
fn counted(report: &Report, test: &str) -> String {
    match report.accused_by(test) {
        Some(client) => format!("{test} (accuses the {client} one too, so it does not count yet)"),
        None => test.to_owned(),
    }
}

mod exercise_1_wire {
    use super::*;

    static TRIED: Tried = Tried::new(
        Trial::Wire,
        step8::wire::tests,
        "the book, step 8: On the wire",
    );

    #[test]
    fn each_test_comes_to_an_end() -> Verdict {
        TRIED.ends()
    }

    #[test]
    fn the_reference_client_is_not_accused() -> Verdict {
        let why = "A test that fails for the right client is switched off within a week, and \
                   then it fails for nobody.";
        TRIED.accepts("reference", why)
    }

    #[test]
    fn the_hand_made_client_is_not_accused() -> Verdict {
        let why = "A test is about what a client does, not about how it is written. Otherwise \
                   nobody can change the code and know that it still works.";
        TRIED.accepts("hand-made", why)
    }

    #[test]
    fn the_slow_client_is_not_accused() -> Verdict {
        let why = "The machine that runs your tests at night is busy with a dozen other builds. \
                   A test with narrow margins in real time fails there once a week, and nobody \
                   knows why.";
        TRIED.accepts("slow", why)
    }

    #[test]
    fn the_wordy_client_is_not_accused() -> Verdict {
        let why = "Texts are for people and change with each version of a library. A test that \
                   compares them fails when nothing is wrong.";
        TRIED.accepts("wordy", why)
    }

    #[test]
    fn the_meek_client_is_caught() -> Verdict {
        let why = "Each restart of a service becomes an error that a user sees.";
        TRIED.catches("meek", why)
    }

    #[test]
    fn the_resigned_client_is_caught() -> Verdict {
        let why = "The service is well again, and the caller hears that it is not.";
        TRIED.catches("resigned", why)
    }

    #[test]
    fn the_eager_client_is_caught() -> Verdict {
        let why = "The limit is there to bound what an outage costs. Whoever is one above it \
                   today is one above every limit.";
        TRIED.catches("eager", why)
    }

    #[test]
    fn the_stubborn_client_is_caught() -> Verdict {
        let why = "It asks three times for what is not there: three times the load, and the same \
                   answer, later.";
        TRIED.catches("stubborn", why)
    }

    #[test]
    fn the_careless_client_is_caught() -> Verdict {
        let why = "A customer is charged twice, and no log has an error.";
        TRIED.catches("careless", why)
    }

    #[test]
    fn the_hopeful_client_is_caught() -> Verdict {
        let why = "No answer came, and the order may have been carried out all the same. That \
                   is the one failure after which nobody knows, and the one in which most \
                   orders are placed twice.";
        TRIED.catches("hopeful", why)
    }

    #[test]
    fn the_forgetful_client_is_caught() -> Verdict {
        let why = "The service cannot tell the repetition from a second order, and a customer is \
                   charged twice.";
        TRIED.catches("forgetful", why)
    }

    #[test]
    fn the_light_handed_client_is_caught() -> Verdict {
        let why = "An empty order arrives, and is accepted, each time that the service has had a \
                   hiccup.";
        TRIED.catches("light-handed", why)
    }

    #[test]
    fn the_inventive_client_is_caught() -> Verdict {
        let why = "A key is what tells the service that it is the same order. With a new one it \
                   is another order.";
        TRIED.catches("inventive", why)
    }

    #[test]
    fn the_patient_client_is_caught() -> Verdict {
        let why = "A service that accepts calls and answers none takes all of its callers along.";
        TRIED.catches("patient", why)
    }

    #[test]
    fn the_cheerful_client_is_caught() -> Verdict {
        let why = "An outage looks like an empty report. It is found a month later, in the books.";
        TRIED.catches("cheerful", why)
    }

    #[test]
    fn the_vague_client_is_caught() -> Verdict {
        let why = "Somebody is woken at night for a network that is in order.";
        TRIED.catches("vague", why)
    }

    #[test]
    fn the_murky_client_is_caught() -> Verdict {
        let why = "A service that is slow and one that is gone are two outages with two cures.";
        TRIED.catches("murky", why)
    }

    #[test]
    fn the_blurry_client_is_caught() -> Verdict {
        let why = "503 says: not now. 500 says: something is broken. Whoever reads the log looks \
                   for a bug that is not there.";
        TRIED.catches("blurry", why)
    }

    #[test]
    fn the_fainting_client_is_caught() -> Verdict {
        let why = "One unusual answer takes a whole task with it. A test that does not hear of a \
                   panic, because it happened in a task, does not notice.";
        TRIED.catches("fainting", why)
    }

    #[test]
    fn the_double_client_is_caught() -> Verdict {
        let why = "It costs twice the service's capacity, on every day of the year, and every \
                   caller is content.";
        TRIED.catches("double", why)
    }

    #[test]
    fn the_hollow_client_is_caught() -> Verdict {
        let why = "The status says that all is well, and what the caller asked for is not \
                   there.";
        TRIED.catches("hollow", why)
    }

    #[test]
    fn the_timid_client_is_caught() -> Verdict {
        let why = "A key was sent so that the order may be repeated. It is lost with the first \
                   hiccup, and the customer orders again: without the key.";
        TRIED.catches("timid", why)
    }

    #[test]
    fn the_dated_client_is_caught() -> Verdict {
        let why = "The log of an hour says 500: something is broken. The service has said 503 \
                   since its first minute: not now.";
        TRIED.catches("dated", why)
    }
}

mod exercise_2_time {
    use super::*;

    static TRIED: Tried = Tried::new(
        Trial::VirtualTime,
        step8::virtual_time::tests,
        "the book, step 8: Hours in no time",
    );

    #[test]
    fn each_test_comes_to_an_end() -> Verdict {
        TRIED.ends()
    }

    #[test]
    fn the_reference_client_is_not_accused() -> Verdict {
        let why = "A test that fails for the right client is switched off within a week, and \
                   then it fails for nobody.";
        TRIED.accepts("reference", why)
    }

    #[test]
    fn the_hand_made_client_is_not_accused() -> Verdict {
        let why = "A test is about what a client does, not about how it is written.";
        TRIED.accepts("hand-made", why)
    }

    #[test]
    fn the_late_client_is_not_accused() -> Verdict {
        let why = "tokio's timers count milliseconds and may fire one too late. A test for an \
                   exact time accuses a client of its clock.";
        TRIED.accepts("late", why)
    }

    #[test]
    fn the_polite_client_is_not_accused() -> Verdict {
        let why = "What the service asks for is the least wait, and a little more keeps callers \
                   from coming back all at once. A test for the exact time takes that away again.";
        TRIED.accepts("polite", why)
    }

    #[test]
    fn the_lucky_client_is_not_accused() -> Verdict {
        let why = "A random wait may be next to nothing: that is what makes it random. A test \
                   that asks for a shortest wait fails now and then.";
        TRIED.accepts("lucky", why)
    }

    #[test]
    fn the_unlucky_client_is_not_accused() -> Verdict {
        let why = "A random wait may be almost as long as the longest. A test that expects an \
                   average fails now and then.";
        TRIED.accepts("unlucky", why)
    }

    #[test]
    fn the_wordy_client_is_not_accused() -> Verdict {
        let why = "Texts are for people and change with each version of a library.";
        TRIED.accepts("wordy", why)
    }

    #[test]
    fn the_hasty_client_is_caught() -> Verdict {
        let why = "It makes all of its attempts within the hiccup that it should outlast, and \
                   counting them shows nothing wrong.";
        TRIED.catches("hasty", why)
    }

    #[test]
    fn the_flat_client_is_caught() -> Verdict {
        let why = "It gives a service that is down as little time after an hour as at first.";
        TRIED.catches("flat", why)
    }

    #[test]
    fn the_arithmetic_client_is_caught() -> Verdict {
        let why = "After the second retry it gives the service less time than was configured, \
                   and ever less than that. The first two waits are the same.";
        TRIED.catches("arithmetic", why)
    }

    #[test]
    fn the_boundless_client_is_caught() -> Verdict {
        let why = "After ten attempts it waits for a quarter of an hour, and for a whole one after \
                   twelve.";
        TRIED.catches("boundless", why)
    }

    #[test]
    fn the_uneven_client_is_caught() -> Verdict {
        let why = "Whoever adds up waits finds the right sum, and does not see that they no \
                   longer grow.";
        TRIED.catches("uneven", why)
    }

    #[test]
    fn the_sluggish_client_is_caught() -> Verdict {
        let why = "Each wait is a tenth too long, and in the end an attempt less fits into the \
                   deadline. A test with a wide margin does not see it.";
        TRIED.catches("sluggish", why)
    }

    #[test]
    fn the_brisk_client_is_caught() -> Verdict {
        let why = "Waits without jitter are lined up with something outside: a lock that is held \
                   for a second, a limit per second. A millisecond early is early.";
        TRIED.catches("brisk", why)
    }

    #[test]
    fn the_giddy_client_is_caught() -> Verdict {
        let why =
            "A limit that chance can pass is no limit, and fewer attempts fit into the deadline.";
        TRIED.catches("giddy", why)
    }

    #[test]
    fn the_metronome_client_is_caught() -> Verdict {
        let why = "A thousand of them come back in the same instant, and again in the same \
                   instant.";
        TRIED.catches("metronome", why)
    }

    #[test]
    fn the_monotone_client_is_caught() -> Verdict {
        let why = "Callers that drew alike once stay together for all their attempts.";
        TRIED.catches("monotone", why)
    }

    #[test]
    fn the_seeded_client_is_caught() -> Verdict {
        let why = "A fleet starts after a deployment, and all of it draws the same numbers. \
                   Whatever fails for one fails for all, and all come back at the same moment.";
        TRIED.catches("seeded", why)
    }

    #[test]
    fn the_deaf_client_is_caught() -> Verdict {
        let why = "The service says when it will be ready, and is asked before.";
        TRIED.catches("deaf", why)
    }

    #[test]
    fn the_impatient_client_is_caught() -> Verdict {
        let why =
            "Who comes a little before the time gets the same answer, and has one attempt less.";
        TRIED.catches("impatient", why)
    }

    #[test]
    fn the_literal_client_is_caught() -> Verdict {
        let why = "A service that says \"one second\" to each caller, at each attempt, gets no \
                   back-off at all.";
        TRIED.catches("literal", why)
    }

    #[test]
    fn the_optimistic_client_is_caught() -> Verdict {
        let why = "The caller has waited for half of the time already, and waits for the other \
                   half, to be told what was known when it began.";
        TRIED.catches("optimistic", why)
    }

    #[test]
    fn the_borderline_client_is_caught() -> Verdict {
        let why = "The caller waits for two minutes, to be told at the end what was known at \
                   the beginning.";
        TRIED.catches("borderline", why)
    }

    #[test]
    fn the_obedient_client_is_caught() -> Verdict {
        let why = "The caller waits for two minutes to be told what was known after a millisecond.";
        TRIED.catches("obedient", why)
    }

    #[test]
    fn the_dawdling_client_is_caught() -> Verdict {
        let why = "There is no time for another attempt, and the caller waits for twelve seconds \
                   to hear of it.";
        TRIED.catches("dawdling", why)
    }

    #[test]
    fn the_headstrong_client_is_caught() -> Verdict {
        let why = "The service has said that it will be closed for an hour, and is asked twice \
                   more within a second.";
        TRIED.catches("headstrong", why)
    }

    #[test]
    fn the_endless_client_is_caught() -> Verdict {
        let why = "A call that never ends holds its memory, its connection and its caller.";
        TRIED.catches("endless", why)
    }

    #[test]
    fn the_lingering_client_is_caught() -> Verdict {
        let why = "The caller has given up a moment before, and gets nothing of what the last \
                   second has cost.";
        TRIED.catches("lingering", why)
    }

    #[test]
    fn the_piecemeal_client_is_caught() -> Verdict {
        let why = "Each attempt is in time and the call is not: three times two minutes are six.";
        TRIED.catches("piecemeal", why)
    }

    #[test]
    fn the_trusting_client_is_caught() -> Verdict {
        let why = "It sends everything to a service that is down, and waits for each answer.";
        TRIED.catches("trusting", why)
    }

    #[test]
    fn the_premature_client_is_caught() -> Verdict {
        let why = "The service has less time to get well than the configuration says.";
        TRIED.catches("premature", why)
    }

    #[test]
    fn the_prickly_client_is_caught() -> Verdict {
        let why = "Callers ask all the time, and each refusal puts off the end. The service is \
                   well, and nobody ever finds out.";
        TRIED.catches("prickly", why)
    }

    #[test]
    fn the_grumpy_client_is_caught() -> Verdict {
        let why = "The service is well, and its callers get errors for as long again.";
        TRIED.catches("grumpy", why)
    }

    #[test]
    fn the_numb_client_is_caught() -> Verdict {
        let why = "Whoever writes 0.5 expects that half is enough.";
        TRIED.catches("numb", why)
    }

    #[test]
    fn the_hesitant_client_is_caught() -> Verdict {
        let why =
            "Each call more than it takes is one more caller who waits for a service that is down.";
        TRIED.catches("hesitant", why)
    }

    #[test]
    fn the_rash_client_is_caught() -> Verdict {
        let why = "Two calls of the morning decide about the service for all others. min_calls \
                   is there because two results say nothing.";
        TRIED.catches("rash", why)
    }

    #[test]
    fn the_fearful_client_is_caught() -> Verdict {
        let why = "One failure in a hundred is the weather. A client that stays away because of \
                   it is down more often than the service.";
        TRIED.catches("fearful", why)
    }

    #[test]
    fn the_blaming_client_is_caught() -> Verdict {
        let why = "One caller with a wrong address cuts off all the others.";
        TRIED.catches("blaming", why)
    }
}

mod exercise_3_faults {
    use super::*;
    use lab::script::{Outcome, Play, Script};
    use std::time::Duration;
    use step2::{ApiError, Executed};
    use step3::{Request, Transport};
    use step8::faults::Faulty;
    use support::check_in_virtual_time;
    use tokio::time::Instant;

    const FAULTY: &str = "Your Faulty";
    const READ: &str = "the book, step 8: Faults on purpose";

    static TRIED: Tried = Tried::new(Trial::Faults, step8::faults::tests, READ);

    /// Which of a thousand calls fail.
    async fn failures(service: &Faulty<Script>) -> Vec<bool> {
        failures_of(1000, service).await
    }

    /// Which of so many calls fail.
    async fn failures_of(calls: usize, service: &Faulty<Script>) -> Vec<bool> {
        let mut failures = Vec::new();
        for _ in 0..calls {
            failures.push(service.send(&Request::get("/")).await.is_err());
        }
        failures
    }

    fn count(failures: &[bool]) -> usize {
        failures.iter().filter(|failed| **failed).count()
    }

    fn healthy() -> Script {
        Script::new([Play::status(200)])
    }

    #[test]
    fn at_rate_zero_nothing_fails() -> Verdict {
        check_in_virtual_time(async {
            let script = healthy();
            let failed = count(&failures(&Faulty::new(script.clone(), 0.0, 1)).await);
            let sent = script.calls().len();
            ensure_of(
                FAULTY,
                failed == 0 && sent == 1000,
                format!("let {failed} of 1000 calls fail and handed on {sent}"),
                "no failure, and all calls handed on",
                "A test needs a service that is well again. With a rate of zero that is not quite \
                 zero it fails once a month.",
                READ,
            )
        })
    }

    #[test]
    fn at_rate_one_everything_fails_and_nothing_is_handed_on() -> Verdict {
        check_in_virtual_time(async {
            let script = healthy();
            let failed = count(&failures(&Faulty::new(script.clone(), 1.0, 1)).await);
            let sent = script.calls().len();
            ensure_of(
                FAULTY,
                failed == 1000 && sent == 0,
                format!("let {failed} of 1000 calls fail and handed on {sent}"),
                "1000 failures, and no call handed on: the number is below 1, so it is below the \
                 rate",
                "A fault stands for a network that lost the request. If the service has seen it, \
                 the test counts requests that were never made.",
                READ,
            )
        })
    }

    #[test]
    fn about_as_many_fail_as_the_rate_says() -> Verdict {
        check_in_virtual_time(async {
            // The last one is no whole number of tenths of a percent: nine calls in ten
            // thousand succeed.
            let cases = [
                (1000, 0.3, 220, 380),
                (1000, 0.05, 15, 100),
                (10_000, 0.9991, 9_950, 9_999),
            ];
            for (calls, rate, least, most) in cases {
                let service = Faulty::new(healthy(), rate, 7);
                let failed = count(&failures_of(calls, &service).await);
                ensure_of(
                    FAULTY,
                    (least..=most).contains(&failed),
                    format!("let {failed} of {calls} calls fail at rate {rate}"),
                    &format!("about {:.0}", rate * calls as f64),
                    "What a test says about a service that fails now and then depends on how \
                     often that is.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_same_seed_lets_the_same_calls_fail() -> Verdict {
        check_in_virtual_time(async {
            let first = failures(&Faulty::new(healthy(), 0.5, 42)).await;
            let again = failures(&Faulty::new(healthy(), 0.5, 42)).await;
            let other = failures(&Faulty::new(healthy(), 0.5, 43)).await;
            let why = "A test that fails by chance has found something, and then nobody can make \
                       it fail again. With the seed it fails as often as you need.";
            let differ = first.iter().zip(&again).filter(|(a, b)| a != b).count();
            ensure_of(
                FAULTY,
                differ == 0,
                format!("let {differ} calls end otherwise with the same seed"),
                "each call to end the same way as before",
                why,
                READ,
            )?;
            ensure_of(
                FAULTY,
                first != other,
                "let the same calls fail with seed 42 and with seed 43",
                "other calls: a seed that changes nothing is none",
                why,
                READ,
            )
        })
    }

    #[test]
    fn each_call_draws_a_number_whatever_the_rate_is() -> Verdict {
        check_in_virtual_time(async {
            // Ten calls at one rate, and the same hundred after them.
            let mut later = Vec::new();
            for rate in [0.5, 0.0, 1.0] {
                let service = Faulty::new(healthy(), rate, 42);
                failures_of(10, &service).await;
                service.set_rate(0.5);
                later.push(failures_of(100, &service).await);
            }
            let differ = |index: usize| {
                let pairs = later[0].iter().zip(&later[index]);
                pairs.filter(|(a, b)| a != b).count()
            };
            let (zero, one) = (differ(1), differ(2));
            ensure_of(
                FAULTY,
                (zero, one) == (0, 0),
                format!(
                    "let other calls fail after ten at rate 0 than after ten at rate 0.5, with \
                     the same seed: {zero} of the next hundred end otherwise. After ten at rate 1 \
                     it is {one}"
                ),
                "0 and 0: the eleventh call has the eleventh number, whatever the rate was. \
                 (`random_bool` draws none when everything fails.)",
                "You make the bad times one call longer, and all that comes after them is another \
                 test. What the seed had found is not found again.",
                READ,
            )
        })
    }

    #[test]
    fn the_rate_can_change_and_clones_share_it() -> Verdict {
        check_in_virtual_time(async {
            let service = Faulty::new(healthy(), 1.0, 1);
            let in_the_client = service.clone();
            service.set_rate(0.0);
            let failed = count(&failures(&in_the_client).await);
            let calls = service.calls();
            ensure_of(
                FAULTY,
                failed == 0 && calls == 1000,
                format!(
                    "let {failed} calls fail after the other clone had set the \
                     rate to zero; that one knows of {calls} calls"
                ),
                "no failure, and 1000 calls",
                "The test keeps one clone and the client has the other. If they do not share, the \
                 service can never get well, and nothing can be counted.",
                READ,
            )
        })
    }

    #[test]
    fn a_call_that_fails_is_counted() -> Verdict {
        check_in_virtual_time(async {
            let service = Faulty::new(healthy(), 0.5, 1);
            let failed = count(&failures(&service).await);
            // And one call whose caller goes away, and one that fails further inside.
            let silent = Faulty::new(Script::new([Outcome::Never.into()]), 0.0, 1);
            let request = Request::get("/");
            let leaving = silent.send(&request);
            let _ = tokio::time::timeout(Duration::from_millis(5), leaving).await;
            let broken = Faulty::new(Script::new([Play::status(500)]), 0.0, 1);
            let _ = broken.send(&Request::get("/")).await;
            let calls = [service.calls(), silent.calls(), broken.calls()];
            ensure_of(
                FAULTY,
                calls == [1000, 1, 1],
                format!(
                    "let {failed} of 1000 calls fail and counted {}; of one call whose caller \
                     went away {}, and of one that failed further inside {}",
                    calls[0], calls[1], calls[2]
                ),
                "1000, 1 and 1: a call counts when it comes in, however it ends",
                "What a client does to a service that is down is what it sends to it, answered or \
                 not. Whoever counts the good ones alone finds every client modest.",
                READ,
            )
        })
    }

    #[test]
    fn a_fault_looks_like_a_broken_connection() -> Verdict {
        check_in_virtual_time(async {
            let service = Faulty::new(healthy(), 1.0, 1);
            for request in [Request::get("/"), Request::post("/orders", "x")] {
                let outcome = service.send(&request).await;
                let is_broken = matches!(
                    outcome,
                    Err(ApiError::Connection {
                        executed: Executed::Unknown,
                        ..
                    })
                );
                ensure_of(
                    FAULTY,
                    is_broken,
                    format!("let a {} at rate 1 end with {outcome:?}", request.method),
                    "a connection error of which nobody knows whether it was executed",
                    "That is what a network does most often, to each request. With \"not \
                     executed\" every POST may be sent again, and a test of orders that are made \
                     twice finds none.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn what_is_handed_on_comes_back_as_it_is() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200), Play::status(404)]);
            let service = Faulty::new(script.clone(), 0.0, 1);
            let mut order = Request::post("/orders", "x").with_idempotency_key("order-7");
            order.deadline = Some(Instant::now() + Duration::from_secs(1));
            let good = service.send(&Request::get("/report?id=7")).await;
            let bad = service.send(&order).await;
            let sent = script.calls();
            let paths: Vec<_> = sent.iter().map(|call| call.path.as_str()).collect();
            // What of the order has not arrived.
            let mut lost = Vec::new();
            if let Some(call) = sent.last() {
                let parts = [
                    ("body", call.body == order.body),
                    ("key", call.idempotency_key == order.idempotency_key),
                    ("deadline", call.deadline == order.deadline),
                ];
                lost.extend(parts.iter().filter(|part| !part.1).map(|part| part.0));
            }
            let without = match lost.is_empty() {
                true => String::new(),
                false => format!(", the last one without its {}", lost.join(" and ")),
            };
            let is_same = good.is_ok_and(|reply| reply.body == "scripted")
                && matches!(bad, Err(ApiError::NotFound))
                && paths == ["/report?id=7", "/orders"]
                && lost.is_empty();
            ensure_of(
                FAULTY,
                is_same,
                format!(
                    "handed on {paths:?}{without}, and let a 404 end with {:?}",
                    bad.map(|reply| reply.status)
                ),
                "the request as it came, and the answer or the error as it is",
                "A tool that changes more than it says makes tests of something else.",
                READ,
            )
        })
    }

    #[test]
    fn each_test_comes_to_an_end() -> Verdict {
        TRIED.ends()
    }

    #[test]
    fn the_reference_client_is_not_accused() -> Verdict {
        let why = "A test that fails for the right client is switched off within a week.";
        TRIED.accepts("reference", why)
    }

    #[test]
    fn the_hand_made_client_is_not_accused() -> Verdict {
        let why = "A test is about what a client does, not about how it is written.";
        TRIED.accepts("hand-made", why)
    }

    #[test]
    fn the_late_client_is_not_accused() -> Verdict {
        let why = "tokio's timers may fire a millisecond late, also those of the service. A \
                   test that measures a crowd to the millisecond accuses a client of its clock.";
        TRIED.accepts("late", why)
    }

    #[test]
    fn the_cautious_client_is_not_accused() -> Verdict {
        let why = "Nobody knows what became of a probe that was dropped. A breaker may ask \
                   again at once, or wait for the open time first: both get over it.";
        TRIED.accepts("cautious", why)
    }

    #[test]
    fn the_lucky_client_is_not_accused() -> Verdict {
        let why = "In a crowd, chance decides who is served first. A test that counts on one \
                   order fails in another.";
        TRIED.accepts("lucky", why)
    }

    #[test]
    fn the_unlucky_client_is_not_accused() -> Verdict {
        let why = "In a crowd, chance decides who is served first. A test that counts on one \
                   order fails in another.";
        TRIED.accepts("unlucky", why)
    }

    #[test]
    fn the_wordy_client_is_not_accused() -> Verdict {
        let why = "Texts are for people and change with each version of a library.";
        TRIED.accepts("wordy", why)
    }

    #[test]
    fn the_jumbled_client_is_not_accused() -> Verdict {
        let why = "Step 6 promises an order to those who wait one after the other. Of tasks that \
                   start in the same instant, nobody has promised which is first.";
        TRIED.accepts("jumbled", why)
    }

    #[test]
    fn the_thrifty_client_is_not_accused() -> Verdict {
        let why = "A budget is a limit. A test that asks for exactly so many retries fails when \
                   the client is made better.";
        TRIED.accepts("thrifty", why)
    }

    #[test]
    fn the_spender_client_is_caught() -> Verdict {
        let why = "Three times the load arrives at a service that is down because of its load. \
                   One call by itself looks perfectly well behaved.";
        TRIED.catches("spender", why)
    }

    #[test]
    fn the_lavish_client_is_caught() -> Verdict {
        let why = "A limit is a number. Twice the budget is twice the retries, at a service that is \
                   down because of its load.";
        TRIED.catches("lavish", why)
    }

    #[test]
    fn the_indulgent_client_is_caught() -> Verdict {
        let why = "Each retry pays for a part of the next one. At a percentage of 100 there is no \
                   limit at all.";
        TRIED.catches("indulgent", why)
    }

    #[test]
    fn the_credulous_client_is_caught() -> Verdict {
        let why = "The account is there for the moment at which all callers fail at once. At \
                   that moment all of them look, and all find it full.";
        TRIED.catches("credulous", why)
    }

    #[test]
    fn the_leaky_client_is_caught() -> Verdict {
        let why = "An hour after the outage the client makes one call at a time, at a service that \
                   is well. Only a restart helps.";
        TRIED.catches("leaky", why)
    }

    #[test]
    fn the_clingy_client_is_caught() -> Verdict {
        let why = "Each user who closes the page takes a place along, until there is one left for \
                   everybody.";
        TRIED.catches("clingy", why)
    }

    #[test]
    fn the_forlorn_client_is_caught() -> Verdict {
        let why = "Callers who wait leave first. After an hour of them the client makes one call \
                   at a time.";
        TRIED.catches("forlorn", why)
    }

    #[test]
    fn the_bloated_client_is_caught() -> Verdict {
        let why = "After a bad night the limit is gone. The service is as slow as ever, and \
                   gets all that the client has.";
        TRIED.catches("bloated", why)
    }

    #[test]
    fn the_swollen_client_is_caught() -> Verdict {
        let why = "Each caller who gives up in the queue makes room for one more at the \
                   service, which is slow already. That is why they gave up.";
        TRIED.catches("swollen", why)
    }

    #[test]
    fn the_brusque_client_is_caught() -> Verdict {
        let why = "A burst of a few milliseconds becomes an error for everybody behind the \
                   first four, though a queue was paid for.";
        TRIED.catches("brusque", why)
    }

    #[test]
    fn the_wedged_client_is_caught() -> Verdict {
        let why = "A breaker was stuck half-open for six days, and refused 49,607 calls to a \
                   service that was well.";
        TRIED.catches("wedged", why)
    }

    #[test]
    fn the_wary_client_is_caught() -> Verdict {
        let why = "The service is well, and its first crowd is refused.";
        TRIED.catches("wary", why)
    }

    #[test]
    fn the_sulky_client_is_caught() -> Verdict {
        let why = "A caller who went away has said nothing about the service. It is well, and \
                   everybody else is refused.";
        TRIED.catches("sulky", why)
    }

    #[test]
    fn the_mixed_up_client_is_caught() -> Verdict {
        let why = "One customer reads the report of another. No test with one call at a time can \
                   see it, nor one with a few.";
        TRIED.catches("mixed-up", why)
    }
}

mod exercise_4_property {
    use super::*;

    static TRIED: Tried = Tried::new(
        Trial::Property,
        step8::property::tests,
        "the book, step 8: Any sequence",
    );

    #[test]
    fn the_property_comes_to_an_end() -> Verdict {
        TRIED.ends()
    }

    #[test]
    fn the_reference_breaker_is_not_accused() -> Verdict {
        let why = "If test and breaker disagree, one of them has the rules wrong. This breaker is \
                   the one of step 5.";
        TRIED.accepts("reference", why)
    }

    #[test]
    fn the_hand_made_breaker_is_not_accused() -> Verdict {
        let why = "It keeps the same rules with other code. A property is about the rules.";
        TRIED.accepts("hand-made", why)
    }

    #[test]
    fn the_trusting_breaker_is_caught() -> Verdict {
        let why = "A breaker that never opens is a line in the configuration and nothing else.";
        TRIED.catches("trusting", why)
    }

    #[test]
    fn the_touchy_breaker_is_caught() -> Verdict {
        let why = "One failure of the first call after a start cuts off a healthy service.";
        TRIED.catches("touchy", why)
    }

    #[test]
    fn the_numb_breaker_is_caught() -> Verdict {
        let why = "Whoever writes 0.5 expects that half is enough; with a rate of 1.0 this one \
                   never opens.";
        TRIED.catches("numb", why)
    }

    #[test]
    fn the_elephant_breaker_is_caught() -> Verdict {
        let why = "After a year of health it needs a year of failures to open. A test that starts \
                   from a new breaker does not see it.";
        TRIED.catches("elephant", why)
    }

    #[test]
    fn the_premature_breaker_is_caught() -> Verdict {
        let why = "The service has less time to get well than the configuration says.";
        TRIED.catches("premature", why)
    }

    #[test]
    fn the_grumpy_breaker_is_caught() -> Verdict {
        let why = "The service is well, and its callers get errors for as long again.";
        TRIED.catches("grumpy", why)
    }

    #[test]
    fn the_crowded_breaker_is_caught() -> Verdict {
        let why = "A service that is just getting up gets more than it was promised.";
        TRIED.catches("crowded", why)
    }

    #[test]
    fn the_gullible_breaker_is_caught() -> Verdict {
        let why = "One lucky answer lets the whole crowd in again.";
        TRIED.catches("gullible", why)
    }

    #[test]
    fn the_nostalgic_breaker_is_caught() -> Verdict {
        let why = "The first small failure after an outage opens it again, because of failures \
                   that are long over.";
        TRIED.catches("nostalgic", why)
    }

    #[test]
    fn the_confused_breaker_is_caught() -> Verdict {
        let why = "An answer that was under way since before the outage closes the circuit in the \
                   middle of it.";
        TRIED.catches("confused", why)
    }

    #[test]
    fn the_resentful_breaker_is_caught() -> Verdict {
        let why = "A call from before the outage fails at last, among probes that succeed, and cuts \
                   off a service that is well again.";
        TRIED.catches("resentful", why)
    }

    #[test]
    fn the_vengeful_breaker_is_caught() -> Verdict {
        let why = "Slow calls from before the outage end in it, one after the other, and each \
                   makes it longer.";
        TRIED.catches("vengeful", why)
    }

    #[test]
    fn the_haunted_breaker_is_caught() -> Verdict {
        let why = "The outage is over, and its last slow calls open the circuit once more.";
        TRIED.catches("haunted", why)
    }

    #[test]
    fn the_orderly_breaker_is_caught() -> Verdict {
        let why = "The slow calls are the ones that end out of order, and it is they that fail \
                   when a service is about to.";
        TRIED.catches("orderly", why)
    }

    #[test]
    fn the_spiteful_breaker_is_caught() -> Verdict {
        let why = "Each bad probe makes the outage longer for the callers than for the service.";
        TRIED.catches("spiteful", why)
    }

    #[test]
    fn the_offended_breaker_is_caught() -> Verdict {
        let why = "Callers who go away say nothing about the service. A few closed windows cut it \
                   off.";
        TRIED.catches("offended", why)
    }

    #[test]
    fn the_fragile_breaker_is_caught() -> Verdict {
        let why = "A breaker that panics takes the call with it, and its lock, and then all the \
                   others.";
        TRIED.catches("fragile", why)
    }

    #[test]
    fn the_wedged_breaker_is_caught() -> Verdict {
        let why = "A breaker was stuck half-open for six days, and refused 49,607 calls to a \
                   service that was well.";
        TRIED.catches("wedged", why)
    }

    #[test]
    fn the_monotonous_breaker_is_caught() -> Verdict {
        let why = "Callers are told to come back in half a minute, however little of it is left, \
                   and the service stands idle.";
        TRIED.catches("monotonous", why)
    }

    #[test]
    fn the_casual_breaker_is_caught() -> Verdict {
        let why = "Whoever comes back when the refusal said is refused again, and counts it as \
                   one more failure.";
        TRIED.catches("casual", why)
    }

    #[test]
    fn the_backdated_breaker_is_caught() -> Verdict {
        let why = "A call that hangs for longer than the open time opens the circuit for no \
                   time at all: just when the service is at its slowest.";
        TRIED.catches("backdated", why)
    }

    #[test]
    fn the_displaced_breaker_is_caught() -> Verdict {
        let why = "Each caller who gives up on an old, slow call lets another probe through. A \
                   service that comes back gets a crowd.";
        TRIED.catches("displaced", why)
    }
}
