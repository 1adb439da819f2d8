// The checks of step 6. Run them with `cargo test -p step6`.
//
// Counting needs no clock. Waiting runs in virtual time, exact to the
// millisecond. Two checks look at the wire, in real time.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use lab::{Ended, PracticeService, Seen};
use step2::{ApiError, Executed, Reply};
use step3::{Request, TimeoutClient, TimeoutConfig, Transport};
use step6::{Admission, Bulkhead, BulkheadConfig, Bulkheads, Entry, Limiter, Place};
use support::{Failure, Verdict, check, check_in_virtual_time, ensure, given, recorder};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

const LONG: Duration = Duration::from_secs(5);
const DAY: Duration = Duration::from_secs(24 * 3600);
const LEAK: &str = "What does not come back is missing until somebody restarts the client: after \
                    a bad hour it refuses everything, while the service is well.";

mod exercise_1_admission {
    use super::*;

    const READ: &str = "the book, step 6: Run, wait or refuse";
    const TOO_MANY: &str = "Above max_concurrent, a slow service ties up more of the client than \
                            its share. That is the one thing that the limit is for.";

    /// Fails unless the decision for each number inside is `expected`.
    fn decides(
        (max_concurrent, max_queue): (usize, usize),
        inside: &[usize],
        expected: Admission,
        why: &str,
    ) -> Verdict {
        let config = limits(max_concurrent, max_queue, LONG);
        for inside in inside {
            let found = config.admit(*inside);
            // Whatever the check is about: too many that run is a trouble of its own.
            let why = match found {
                Admission::Run => TOO_MANY,
                _ => why,
            };
            ensure(
                found == expected,
                format!(
                    "said {found:?} with {inside} inside, where max_concurrent is \
                     {max_concurrent} and max_queue is {max_queue}"
                ),
                &format!("{expected:?}"),
                why,
                READ,
            )?;
        }
        Ok(())
    }

    #[test]
    fn while_a_permit_is_left_a_call_runs() -> Verdict {
        check(async {
            let why = "A limit that is one too low wastes capacity. A call that waits although \
                       nobody is in its way is slow for nothing.";
            decides((3, 2), &[0, 1, 2], Admission::Run, why)?;
            decides((1, 0), &[0], Admission::Run, why)?;
            decides((25, 25), &[0, 24], Admission::Run, why)
        })
    }

    #[test]
    fn the_next_ones_wait_while_the_queue_has_room() -> Verdict {
        check(async {
            let why = "A call that runs is not in the queue: those who wait are counted from \
                       max_concurrent on. A short queue takes the edge off a burst.";
            decides((3, 2), &[3, 4], Admission::Wait, why)?;
            decides((1, 4), &[1, 2, 3, 4], Admission::Wait, why)?;
            decides((25, 25), &[25, 49], Admission::Wait, why)
        })
    }

    #[test]
    fn all_others_are_refused() -> Verdict {
        check(async {
            let why = "A queue without an end only moves the pile-up: whoever joins it late waits \
                       for an answer that nobody wants any more.";
            decides((3, 2), &[5, 6, 1000], Admission::Refuse, why)?;
            decides((1, 4), &[5, 6], Admission::Refuse, why)?;
            decides((25, 25), &[50, 51], Admission::Refuse, why)
        })
    }

    #[test]
    fn without_a_queue_nobody_waits() -> Verdict {
        check(async {
            let why = "Without a queue there is still room for max_concurrent. A limit that is one \
                       too low wastes capacity.";
            decides((3, 0), &[2], Admission::Run, why)?;
            let why = "max_queue 0 is how waiting is switched off, and what is switched off must \
                       be off.";
            decides((3, 0), &[3, 4], Admission::Refuse, why)
        })
    }

    #[test]
    fn the_largest_limits_there_are_do_not_overflow() -> Verdict {
        check(async {
            let why = "Somebody will configure \"no limit\" as the largest number there is. A sum \
                       that wraps around in a release build then refuses everybody.";
            decides((3, usize::MAX), &[2], Admission::Run, why)?;
            decides((3, usize::MAX), &[3, 1_000_000], Admission::Wait, why)?;
            // Nothing is left of this number in half as many bits.
            let half = usize::MAX / 2 + 1;
            decides((3, half), &[3, 1_000_000], Admission::Wait, why)?;
            decides((half, 0), &[3, 1_000_000], Admission::Run, why)?;
            let both = (usize::MAX, usize::MAX);
            decides(both, &[0, 1_000_000], Admission::Run, why)
        })
    }
}

mod exercise_2_permits {
    use super::*;

    const READ: &str = "the book, step 6: Permits and places";

    fn limiter(max_concurrent: usize, max_queue: usize) -> Limiter {
        Limiter::new(limits(max_concurrent, max_queue, LONG))
    }

    /// Lets so many in, who all stay.
    fn enter(limiter: &Limiter, count: usize) -> Vec<Entry<'_>> {
        (0..count).map(|_| limiter.enter()).collect()
    }

    fn words(entries: &[Entry<'_>]) -> Vec<&'static str> {
        entries.iter().map(word).collect()
    }

    #[test]
    fn calls_are_let_in_as_admit_says() -> Verdict {
        check(async {
            let cases = [
                ((2, 1), vec!["run", "run", "wait", "refuse", "refuse"]),
                ((1, 0), vec!["run", "refuse", "refuse"]),
                ((1, 3), vec!["run", "wait", "wait", "wait", "refuse"]),
            ];
            for ((max_concurrent, max_queue), expected) in cases {
                let limiter = limiter(max_concurrent, max_queue);
                let inside = enter(&limiter, expected.len());
                ensure(
                    words(&inside) == expected,
                    format!(
                        "let {} callers in, one after the other, as {:?}, with max_concurrent \
                         {max_concurrent} and max_queue {max_queue}",
                        expected.len(),
                        words(&inside)
                    ),
                    &format!("{expected:?}"),
                    "Too many inside, and a slow service piles up callers again. Too few, and \
                     the client refuses work that it could do.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_permit_that_is_dropped_can_be_had_again() -> Verdict {
        check(async {
            let limiter = limiter(2, 0);
            for round in 1..=100 {
                let inside = enter(&limiter, 3);
                ensure(
                    words(&inside) == ["run", "run", "refuse"],
                    format!(
                        "let three callers in as {:?} in round {round}, after those of each \
                         round before had left",
                        words(&inside)
                    ),
                    "run, run, refuse in each round: a permit comes back when it is dropped",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_place_that_is_dropped_can_be_had_again() -> Verdict {
        check(async {
            let limiter = limiter(1, 2);
            let _running = limiter.enter();
            for round in 1..=100 {
                let queue = enter(&limiter, 3);
                ensure(
                    words(&queue) == ["wait", "wait", "refuse"],
                    format!(
                        "let three callers in as {:?} in round {round}, while one call ran and \
                         the queue of each round before had been left",
                        words(&queue)
                    ),
                    "wait, wait, refuse in each round: a place comes back when it is dropped",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_permit_and_a_place_come_back_from_a_panic() -> Verdict {
        check(async {
            let limiter = Arc::new(limiter(1, 1));
            // First alone, so that an exercise still to do is found here.
            leave(limiter.enter());
            let inside = Arc::clone(&limiter);
            let task = tokio::spawn(async move {
                let _running = inside.enter();
                let _waiting = inside.enter();
                panic!("a bug in the code around a call");
            });
            let panicked = task.await.is_err();
            let after = enter(&limiter, 3);
            ensure(
                panicked && words(&after) == ["run", "wait", "refuse"],
                format!(
                    "let three callers in as {:?}, after a task had panicked with a permit and a \
                     place in hand",
                    words(&after)
                ),
                "run, wait, refuse: a panic drops what the task had",
                LEAK,
                READ,
            )
        })
    }

    #[test]
    fn a_refusal_takes_nothing() -> Verdict {
        check(async {
            let limiter = limiter(1, 1);
            let inside = enter(&limiter, 2);
            let refused = enter(&limiter, 100);
            let all_refused = refused.iter().all(|entry| word(entry) == "refuse");
            leave(refused);
            leave(inside);
            let after = enter(&limiter, 3);
            ensure(
                all_refused && words(&after) == ["run", "wait", "refuse"],
                format!(
                    "refused a hundred callers: {all_refused}; after that, with nobody inside, it \
                     let three in as {:?}",
                    words(&after)
                ),
                "true, then run, wait, refuse: whoever is turned away was never inside",
                "In an overload most callers are refused. If each leaves a trace, the overload \
                 never ends.",
                READ,
            )
        })
    }

    #[test]
    fn running_and_waiting_are_told_apart() -> Verdict {
        check(async {
            let limiter = limiter(2, 2);
            let told = |expected: (usize, usize), when: String| {
                let figures = (limiter.running(), limiter.waiting());
                ensure(
                    figures == expected,
                    format!(
                        "told (running, waiting) as {figures:?} {when}, with max_concurrent 2 and \
                         max_queue 2"
                    ),
                    &format!("{expected:?}"),
                    "These are the two figures to watch. Running at its limit is a busy hour; a \
                     queue that stays is an outage that has begun.",
                    READ,
                )
            };
            told((0, 0), "before anybody came".into())?;
            let mut inside = Vec::new();
            for (count, expected) in [(1, 0), (2, 0), (2, 1), (2, 2), (2, 2)].iter().enumerate() {
                inside.push(limiter.enter());
                told(*expected, format!("with {} who had come", count + 1))?;
            }
            // They leave in the opposite order: first the one that was refused.
            for (count, expected) in [(2, 2), (2, 1), (2, 0), (1, 0), (0, 0)].iter().enumerate() {
                inside.pop();
                let gone = count + 1;
                told(
                    *expected,
                    format!("when {gone} of 5 had left, the last first"),
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_place_counts_until_it_is_given_back() -> Verdict {
        check(async {
            let limiter = limiter(1, 1);
            let running = limiter.enter();
            let waiting = limiter.enter();
            leave(running);
            let figures = (limiter.running(), limiter.waiting());
            leave(waiting);
            let after = (limiter.running(), limiter.waiting());
            ensure(
                figures.0 + figures.1 == 1 && after == (0, 0),
                format!(
                    "told (running, waiting) as {figures:?} when the call that ran had left and \
                     the other one had not yet begun to wait; and as {after:?} when that had left, \
                     too"
                ),
                "(0, 1), or (1, 0) if the permit goes to the next one by itself; then (0, 0). Who \
                 has a place is inside, also while nobody runs",
                "Somebody who watches the two figures sees a queue that is gone, and callers that \
                 hang.",
                READ,
            )
        })
    }

    #[test]
    fn a_limit_of_thousands_is_meant() -> Verdict {
        check(async {
            let limiter = limiter(5_000, 3_000);
            let inside = enter(&limiter, 9_000);
            let count = |wanted| inside.iter().filter(|entry| word(entry) == wanted).count();
            let counts = (count("run"), count("wait"), count("refuse"));
            ensure(
                counts == (5_000, 3_000, 1_000),
                format!(
                    "answered 9000 callers with run, wait and refuse {counts:?} times, with max_concurrent \
                     5000 and max_queue 3000"
                ),
                "(5000, 3000, 1000)",
                "A second limit in the code holds back a client that was configured for more, and \
                 no configuration shows it.",
                READ,
            )
        })
    }

    #[test]
    fn two_limiters_share_nothing() -> Verdict {
        check(async {
            let (one, other) = (limiter(1, 0), limiter(1, 0));
            let _inside = one.enter();
            let entry = other.enter();
            ensure(
                word(&entry) == "run",
                format!(
                    "said {} to the first caller of one limiter, while the only permit of \
                     another one was out",
                    word(&entry)
                ),
                "run: each has permits of its own",
                "With one pot for all, the slow dependency takes what the healthy one needs. \
                 That is what a bulkhead is there to prevent.",
                READ,
            )
        })
    }

    #[test]
    fn many_threads_get_in_no_more_than_there_is_room_for() -> Verdict {
        check(async {
            // First alone, so that an exercise still to do is found here.
            leave(limiter(1, 1).enter());
            for _ in 0..60 {
                let limiter = limiter(3, 2);
                let together = std::sync::Barrier::new(4);
                let inside: Vec<Entry<'_>> = std::thread::scope(|scope| {
                    let work = || {
                        together.wait();
                        enter(&limiter, 3)
                    };
                    let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
                    let entries = threads.into_iter().flat_map(|thread| thread.join());
                    entries.flatten().collect()
                });
                let words = words(&inside);
                let count = |wanted| words.iter().filter(|word| **word == wanted).count();
                let counts = (count("run"), count("wait"), count("refuse"));
                ensure(
                    counts == (3, 2, 7),
                    format!(
                        "gave twelve callers on four threads (run, wait, refuse) {counts:?} times, \
                         with max_concurrent 3 and max_queue 2"
                    ),
                    "(3, 2, 7): look and take in one step",
                    "Between looking and taking, another thread takes too, and the limit is none \
                     just when many come at once.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn callers_that_come_and_go_find_no_more_than_there_is() -> Verdict {
        check(async {
            // First alone, so that an exercise still to do is found here.
            leave(limiter(1, 0).enter());
            // Many rushes, since threads that begin together meet most often; for as
            // long as nobody minds. A limiter that is right fails in none of them.
            let end = std::time::Instant::now() + ms(150);
            while std::time::Instant::now() < end {
                let limiter = limiter(1, 0);
                let rush = Rush::of(&limiter)?;
                ensure(
                    (rush.waits, rush.together) == (0, 0),
                    format!(
                        "gave a place to wait to {} of {} callers on four threads, who came and \
                         left again at once, and let {} run while another one did, with \
                         max_concurrent 1 and max_queue 0",
                        rush.waits, rush.callers, rush.together
                    ),
                    "run or refuse, and one at a time. Look and take in one step, and free the \
                     permit before you count its owner as gone",
                    "Between two steps the numbers are wrong for a moment. Where many come at \
                     once, somebody comes in that moment: more run than may, or they stand in a \
                     queue that is switched off.",
                    READ,
                )?;
                let figures = (limiter.running(), limiter.waiting());
                ensure(
                    figures == (0, 0) && word(&limiter.enter()) == "run",
                    format!(
                        "told (running, waiting) as {figures:?} when all callers on four threads \
                         had left"
                    ),
                    "(0, 0), and the next one runs: each permit and each place comes back, also \
                     when a lock is taken just then",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    /// What came of many callers, for a limiter with one permit and no queue.
    #[derive(Default)]
    struct Rush {
        callers: usize,
        /// How many got a place to wait.
        waits: usize,
        /// How many got a permit while another one was out.
        together: usize,
    }

    impl Rush {
        /// Lets callers come and go on four threads at once.
        fn of(limiter: &Limiter) -> Result<Rush, Failure> {
            let together = std::sync::Barrier::new(4);
            let running = AtomicUsize::new(0);
            let come_and_go = || {
                let mut rush = Rush::default();
                together.wait();
                for _ in 0..3_000 {
                    rush.callers += 1;
                    match limiter.enter() {
                        Entry::Run(_permit) => {
                            rush.together += usize::from(running.fetch_add(1, SeqCst) > 0);
                            running.fetch_sub(1, SeqCst);
                        }
                        Entry::Wait(_) => rush.waits += 1,
                        Entry::Refuse => {}
                    }
                    // Whatever it says, it must not panic.
                    let _ = limiter.waiting();
                }
                rush
            };
            let mut all = Rush::default();
            given("callers on four threads, who come and go");
            std::thread::scope(|scope| {
                let caught = || scope.spawn(|| lab::catch_on_this_thread(come_and_go));
                let threads: Vec<_> = (0..4).map(|_| caught()).collect();
                for thread in threads {
                    let rush = thread.join().expect("a panic is caught on its thread")?;
                    all.callers += rush.callers;
                    all.waits += rush.waits;
                    all.together += rush.together;
                }
                Ok(all)
            })
        }
    }

    #[test]
    fn who_is_refused_is_at_no_moment_inside() -> Verdict {
        check(async {
            let limiter = limiter(1, 0);
            let _running = limiter.enter();
            given("callers on three threads, who are all refused");
            // A moment of this is enough for most that are wrong.
            let end = std::time::Instant::now() + ms(150);
            let come = || {
                while std::time::Instant::now() < end {
                    let _ = limiter.enter();
                }
            };
            let look = || {
                let mut looks = std::iter::repeat_with(|| (limiter.running(), limiter.waiting()));
                looks.find(|seen| *seen != (1, 0) || std::time::Instant::now() >= end)
            };
            let seen = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..3)
                    .map(|_| scope.spawn(|| lab::catch_on_this_thread(come)))
                    .collect();
                let seen = look();
                for thread in threads {
                    thread.join().expect("a panic is caught on its thread")?;
                }
                Ok::<_, Failure>(seen)
            })?;
            let seen = seen.unwrap_or_default();
            ensure(
                seen == (1, 0),
                format!(
                    "told (running, waiting) as {seen:?} while one call ran, nobody could wait, \
                     and callers on three threads were refused"
                ),
                "(1, 0) at every moment: a refusal takes nothing, not even for as long as it takes \
                 to say no",
                "Who is counted first and taken off again stands in the way of the next one, who \
                 is refused although there is room. In a crowd they keep each other out.",
                READ,
            )
        })
    }

    #[test]
    fn the_largest_limits_there_are_do_not_panic() -> Verdict {
        check(async {
            for (max_concurrent, max_queue, expected) in [
                (2, usize::MAX, (2, 98)),
                (usize::MAX, 0, (100, 0)),
                (usize::MAX, usize::MAX, (100, 0)),
            ] {
                let [permits, places] = [max_concurrent, max_queue].map(|limit| match limit {
                    usize::MAX => "usize::MAX".to_owned(),
                    _ => limit.to_string(),
                });
                given(format!("max_concurrent {permits} and max_queue {places}"));
                let limiter = limiter(max_concurrent, max_queue);
                let inside = enter(&limiter, 100);
                let figures = (limiter.running(), limiter.waiting());
                ensure(
                    figures == expected,
                    format!(
                        "told (running, waiting) as {figures:?} with a hundred callers, \
                         max_concurrent {permits} and max_queue {places}; let in as: {:?} …",
                        &words(&inside)[..4]
                    ),
                    &format!(
                        "{expected:?}, and no overflow: a tokio Semaphore panics above \
                         Semaphore::MAX_PERMITS, and who runs is counted from the number that it \
                         was given"
                    ),
                    "Somebody will configure \"no limit\" as the largest number there is.",
                    READ,
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_3_queue {
    use super::*;

    const READ: &str = "the book, step 6: The queue";

    fn limiter(max_concurrent: usize, max_queue: usize) -> Arc<Limiter> {
        Arc::new(Limiter::new(limits(max_concurrent, max_queue, LONG)))
    }

    /// A place in the queue. There must be one, because `everybody` has gone.
    fn place<'a>(limiter: &'a Limiter, everybody: &str) -> Result<Place<'a>, Failure> {
        let found = match limiter.enter() {
            Entry::Wait(place) => return Ok(place),
            Entry::Run(_) => "a permit",
            Entry::Refuse => "nothing",
        };
        Err(Failure::Wrong {
            who: "Your client",
            did: format!("gave {found} to the next caller, where one call ran and {everybody}"),
            expected: "a place in the queue, which is empty".into(),
            why: LEAK.into(),
            read: READ.into(),
        })
    }

    /// Those who got their turn, with the time since the start.
    type Turns = Arc<Mutex<Vec<(&'static str, Duration)>>>;

    /// Begins to wait; whoever gets a turn notes it and keeps the permit for `stay`.
    async fn queue_up(
        limiter: &Arc<Limiter>,
        name: &'static str,
        stay: Duration,
        turns: &Turns,
    ) -> JoinHandle<()> {
        queue_up_for(ms(900), limiter, name, stay, turns).await
    }

    /// The same with another limit than 900 ms.
    async fn queue_up_for(
        limit: Duration,
        limiter: &Arc<Limiter>,
        name: &'static str,
        stay: Duration,
        turns: &Turns,
    ) -> JoinHandle<()> {
        let (limiter, turns) = (Arc::clone(limiter), Arc::clone(turns));
        let start = Instant::now();
        let waiter = tokio::spawn(async move {
            if let Entry::Wait(place) = limiter.enter()
                && let Some(_permit) = limiter.wait(place, limit).await
            {
                lock(&turns).push((name, start.elapsed()));
                sleep(stay).await;
            }
        });
        settle().await;
        waiter
    }

    fn names(turns: &Turns) -> Vec<&'static str> {
        lock(turns).iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn a_waiter_gets_the_permit_that_comes_back() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let turns = Turns::default();
            let running = limiter.enter();
            let waiter = queue_up(&limiter, "the second", ms(100), &turns).await;
            sleep(ms(300)).await;
            leave(running);
            sleep(ms(50)).await;
            let got = lock(&turns).first().map(|(_, after)| *after);
            let said = match got {
                Some(after) => format!("gave the waiter a permit after {}", shown(after)),
                None => "gave the waiter no permit".into(),
            };
            ensure(
                got.is_some_and(|after| near(after, ms(300))),
                format!("{said}, where one came back after 300 ms and the limit was 900 ms"),
                "a permit after 300 ms",
                "A wait that ends with nothing, or at its limit only, is a slower refusal.",
                READ,
            )?;
            let figures = (limiter.running(), limiter.waiting());
            ensure(
                figures == (1, 0),
                format!("told (running, waiting) as {figures:?} when the waiter had its permit"),
                "(1, 0): who runs no longer waits",
                "Places that runners keep are missing in the queue: it is full when nobody waits.",
                READ,
            )?;
            let _ = waiter.await;
            let again = matches!(limiter.enter(), Entry::Run(_));
            ensure(
                again,
                "had no permit for the next caller after the waiter had run and left",
                "one: a permit that was waited for comes back like any other",
                LEAK,
                READ,
            )
        })
    }

    #[test]
    fn a_waiter_has_its_place_as_long_as_it_waits() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 2);
            let turns = Turns::default();
            let _running = limiter.enter();
            for _ in 0..2 {
                queue_up(&limiter, "", ms(10), &turns).await;
            }
            let figures = (limiter.running(), limiter.waiting());
            let refused = matches!(limiter.enter(), Entry::Refuse);
            ensure(
                figures == (1, 2) && refused,
                format!(
                    "told (running, waiting) as {figures:?} with one call running and two waiting, \
                     where max_queue is 2; refused the next one: {refused}"
                ),
                "(1, 2), and true",
                "A place that is free again while its owner waits makes the queue endless.",
                READ,
            )
        })
    }

    #[test]
    fn a_waiter_that_runs_still_counts() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let first = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            let ending = async {
                sleep(ms(50)).await;
                leave(first);
            };
            let (permit, ()) = tokio::join!(limiter.wait(place, ms(900)), ending);
            let next: Vec<_> = (0..3).map(|_| limiter.enter()).collect();
            let words: Vec<_> = next.iter().map(word).collect();
            ensure(
                permit.is_some() && words == ["wait", "refuse", "refuse"],
                format!(
                    "gave the waiter a permit: {}; while it ran, let three more in as {words:?}, \
                     with max_concurrent 1 and max_queue 1",
                    permit.is_some()
                ),
                "true, and wait, refuse, refuse: who had to wait is inside for as long as it runs, \
                 like everybody else",
                "Whoever is forgotten when their turn comes leaves room for one more in the queue. \
                 After a busy hour it has no end.",
                READ,
            )
        })
    }

    #[test]
    fn a_wait_ends_after_its_limit() -> Verdict {
        check_in_virtual_time(async {
            for limit in [ms(200), ms(700)] {
                let limiter = limiter(1, 1);
                let _running = limiter.enter();
                let place = place(&limiter, "nobody waited")?;
                let start = Instant::now();
                let permit = timeout(ms(3000), limiter.wait(place, limit)).await;
                let elapsed = start.elapsed();
                ensure(
                    matches!(permit, Ok(None)) && near(elapsed, limit),
                    format!(
                        "{} after {}, where the limit was {limit:?} and no permit came back",
                        end_of(&permit),
                        shown(elapsed)
                    ),
                    &format!("None after {limit:?}"),
                    "A wait without an end keeps its caller, and its caller's caller: the pile-up \
                     that the limit on running calls was to prevent.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn without_time_it_does_not_wait() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let _running = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            let start = Instant::now();
            let permit = timeout(ms(3000), limiter.wait(place, Duration::ZERO)).await;
            let elapsed = start.elapsed();
            ensure(
                matches!(permit, Ok(None)) && near(elapsed, Duration::ZERO),
                format!(
                    "{} after {}, where the limit was zero",
                    end_of(&permit),
                    shown(elapsed)
                ),
                "None at once",
                "A caller whose deadline has passed is gone. Zero is also how waiting is switched \
                 off.",
                READ,
            )
        })
    }

    #[test]
    fn the_longest_limit_there_is_does_not_panic() -> Verdict {
        check_in_virtual_time(async {
            for (name, limit) in [("Duration::MAX", Duration::MAX), ("50 days", 50 * DAY)] {
                let limiter = limiter(1, 1);
                let running = limiter.enter();
                let place = place(&limiter, "nobody waited")?;
                given(format!("a limit of {name}"));
                let waiting = limiter.wait(place, limit);
                let ending = async {
                    sleep(2 * DAY).await;
                    leave(running);
                };
                let (permit, ()) = tokio::join!(waiting, ending);
                ensure(
                    permit.is_some(),
                    format!("gave up with a limit of {name}; the permit came back after 2 days"),
                    "the permit: the limit is the one that was given. (Instant + Duration::MAX \
                     panics; checked_add and tokio's timeout do not)",
                    "Somebody will configure \"no limit\" as the largest number there is.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn first_come_first_served() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 3);
            let turns = Turns::default();
            let running = limiter.enter();
            for name in ["b", "c", "d"] {
                queue_up(&limiter, name, ms(20), &turns).await;
                sleep(ms(6)).await;
            }
            sleep(ms(235)).await;
            leave(running);
            sleep(ms(200)).await;
            ensure(
                names(&turns) == ["b", "c", "d"],
                format!("served {:?}, who had come as b, c, d", names(&turns)),
                "b, c, d",
                "Where the order is left to chance, somebody is always last. A few callers then \
                 wait for the whole limit in every busy minute, and nobody knows why.",
                READ,
            )
        })
    }

    #[test]
    fn whoever_waits_long_keeps_their_turn() -> Verdict {
        check_in_virtual_time(async {
            let hour = 3600 * ms(1000);
            for (limit, longest) in [
                (ms(10_000), ms(2150)),
                (ms(10_000), ms(5150)),
                (3 * hour, 2 * hour),
            ] {
                // Whatever the rhythm of somebody who waits in slices, one of these hits it.
                for later in 1..=20 {
                    let later = longest - ms(10 * later);
                    let limiter = limiter(1, 2);
                    let turns = Turns::default();
                    let running = limiter.enter();
                    queue_up_for(limit, &limiter, "b", ms(20), &turns).await;
                    sleep(later).await;
                    queue_up_for(limit, &limiter, "c", ms(20), &turns).await;
                    sleep(longest - later).await;
                    leave(running);
                    sleep(ms(100)).await;
                    ensure(
                        names(&turns) == ["b", "c"],
                        format!(
                            "served {:?}, where b had waited for {longest:?} and c for {:?} when \
                             the permit came back, and the limit was {limit:?}",
                            names(&turns),
                            longest - later
                        ),
                        "b, c: a wait is one wait until its limit. Who waits in slices goes to \
                         the end of the queue with each of them",
                        "Where a long wait ends behind those who came later, or ends too soon, \
                         those who have waited longest are the first to fail.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_newcomer_does_not_overtake() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 3);
            let turns = Turns::default();
            let running = limiter.enter();
            queue_up(&limiter, "b", ms(20), &turns).await;
            // The permit comes back, and in the same instant the next one is there.
            leave(running);
            let newcomer = limiter.enter();
            let overtook = matches!(newcomer, Entry::Run(_));
            settle().await;
            ensure(
                !overtook && names(&turns) == ["b"],
                format!(
                    "let a newcomer run: {overtook}; served from the queue: {:?}",
                    names(&turns)
                ),
                "false, and b: the permit that comes back belongs to whoever waits for it",
                "A client in a loop frees its permit and asks for it again at once. If that goes \
                 before the queue, the queue never moves.",
                READ,
            )
        })
    }

    #[test]
    fn a_waiter_that_gave_up_has_left_the_queue() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let running = limiter.enter();
            for gone in 0..3 {
                let everybody = format!("{gone} had given up before");
                let place = place(&limiter, &everybody)?;
                let _ = limiter.wait(place, ms(100)).await;
            }
            let waiting = limiter.waiting();
            leave(running);
            let next = matches!(limiter.enter(), Entry::Run(_));
            ensure(
                waiting == 0 && next,
                format!(
                    "counted {waiting} waiting after all had given up; the next caller ran: {next}"
                ),
                "0, and true",
                LEAK,
                READ,
            )
        })
    }

    #[test]
    fn a_waiter_that_is_dropped_has_left_the_queue() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let running = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            // The caller stops waiting before the limit does it for them.
            let _ = timeout(ms(100), limiter.wait(place, ms(800))).await;
            settle().await;
            let waiting = limiter.waiting();
            leave(running);
            let next = matches!(limiter.enter(), Entry::Run(_));
            ensure(
                waiting == 0 && next,
                format!(
                    "counted {waiting} waiting after the only waiter had been dropped; the next \
                     caller ran: {next}"
                ),
                "0, and true: a permit that comes back must not go to somebody who has left",
                LEAK,
                READ,
            )
        })
    }

    #[test]
    fn a_permit_for_somebody_who_has_left_goes_to_the_next() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 2);
            let turns = Turns::default();
            let running = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            let mut leaving = Box::pin(limiter.wait(place, ms(800)));
            poll_once(&mut leaving).await;
            queue_up(&limiter, "the next", ms(20), &turns).await;
            // In one instant: the permit comes back for the first in the queue,
            // and that one is dropped before it hears of it.
            leave(running);
            drop(leaving);
            sleep(ms(100)).await;
            let left = (limiter.running(), limiter.waiting());
            ensure(
                names(&turns) == ["the next"] && left == (0, 0),
                format!(
                    "served {:?}; then (running, waiting) was {left:?}",
                    names(&turns)
                ),
                "the next, then (0, 0)",
                "Callers are dropped all the time: a deadline passes, a user closes the page. If \
                 the permit goes with them, the limit shrinks by one each time, down to nothing.",
                READ,
            )
        })
    }

    #[test]
    fn whoever_leaves_the_queue_holds_nobody_up() -> Verdict {
        check_in_virtual_time(async {
            for (came, left, expected) in [
                ("b, c", "b", "c"),
                ("b, c, d, e, f", "b, c, d", "e, f"),
                ("b, c, d, e, f", "d", "b, c, e, f"),
            ] {
                for dropped in [true, false] {
                    let served = served_without(left, came, dropped).await;
                    let how = if dropped { "dropped" } else { "at the limit" };
                    ensure(
                        served.join(", ") == expected,
                        format!(
                            "served {served:?}, where {came} had queued up behind one that ran, \
                             and {left} had left again ({how}) when the permit came back"
                        ),
                        &format!("{expected}: those who stay move up at once, in their order"),
                        "Callers leave all the time, most of them when a service is slow. Where \
                         they hold up those who stay, or mix up their order, calls fail that had \
                         waited long enough.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    /// Who is served of those who `came`, if some have `left` when a permit comes back:
    /// dropped, or because they gave up.
    async fn served_without(left: &str, came: &'static str, dropped: bool) -> Vec<&'static str> {
        let limiter = limiter(1, 5);
        let turns = Turns::default();
        let running = limiter.enter();
        let mut leaving = Vec::new();
        for name in came.split(", ") {
            let gives_up = left.contains(name) && !dropped;
            let limit = if gives_up { ms(50) } else { ms(900) };
            let waiter = queue_up_for(limit, &limiter, name, ms(20), &turns).await;
            leaving.extend(left.contains(name).then_some(waiter));
        }
        if dropped {
            leaving.iter().for_each(JoinHandle::abort);
        }
        sleep(ms(100)).await;
        leave(running);
        // Long enough for four, who stay for 20 ms each.
        sleep(ms(90)).await;
        names(&turns)
    }

    #[test]
    fn whoever_leaves_takes_nobody_along() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 3);
            let turns = Turns::default();
            let running = limiter.enter();
            for name in ["b", "c", "d"] {
                queue_up(&limiter, name, ms(20), &turns).await;
            }
            // While b runs there is room for one more, who does not stay.
            leave(running);
            settle().await;
            let newcomer = queue_up(&limiter, "e", ms(20), &turns).await;
            newcomer.abort();
            sleep(ms(100)).await;
            ensure(
                names(&turns) == ["b", "c", "d"],
                format!(
                    "served {:?}, where b, c, d had queued up, and e had come and left again \
                     while b ran",
                    names(&turns)
                ),
                "b, c, d: whoever leaves takes only their own place along. (Is anything that tells \
                 two waiters apart ever the same for both?)",
                "One user closes a page, and the call of another one fails, who had nothing to do \
                 with it. Nobody finds that in a log.",
                READ,
            )
        })
    }

    #[test]
    fn a_permit_from_a_panic_goes_to_whoever_waits() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            // First alone, so that an exercise still to do is found here.
            leave(limiter.enter());
            let inside = Arc::clone(&limiter);
            tokio::spawn(async move {
                let _running = inside.enter();
                sleep(ms(300)).await;
                panic!("a bug in the code around a call");
            });
            settle().await;
            let turns = Turns::default();
            queue_up(&limiter, "b", ms(20), &turns).await;
            sleep(ms(310)).await;
            ensure(
                names(&turns) == ["b"],
                format!(
                    "served {:?}, where b waited and the call that ran had panicked 10 ms before",
                    names(&turns)
                ),
                "b: a permit that a panic gives back goes to the queue like any other",
                "Whoever waits would wait for the whole limit, in a bulkhead that is empty, and \
                 then be refused. One bug would fail two calls, and nobody sees how they hang \
                 together.",
                READ,
            )
        })
    }

    #[test]
    fn a_permit_that_came_back_before_the_wait_is_found() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let running = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            leave(running);
            let waiting = timeout(ms(3000), limiter.wait(place, ms(100)));
            let (permit, elapsed) = timed(waiting).await;
            ensure(
                matches!(permit, Ok(Some(_))) && near(elapsed, Duration::ZERO),
                format!(
                    "{} after {}, where the permit had come back between Limiter::enter and \
                     Limiter::wait, and the limit was 100 ms",
                    end_of(&permit),
                    shown(elapsed)
                ),
                "the permit, at once: look for one before you wait to be told of one",
                "On another thread a call ends just between the two. Who waits then for the next \
                 permit may wait in vain, in a bulkhead that is empty.",
                READ,
            )
        })
    }

    #[test]
    fn the_limit_counts_from_when_the_wait_begins() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(1, 1);
            let running = limiter.enter();
            let place = place(&limiter, "nobody waited")?;
            sleep(ms(10_000)).await;
            let waiting = timed(timeout(ms(3000), limiter.wait(place, ms(1000))));
            let ending = async {
                sleep(ms(500)).await;
                leave(running);
            };
            let ((permit, elapsed), ()) = tokio::join!(waiting, ending);
            ensure(
                matches!(permit, Ok(Some(_))) && near(elapsed, ms(500)),
                format!(
                    "{} after {}, where a permit came back after 500 ms and the limit was 1000 ms; \
                     the place had been taken 10 s before",
                    end_of(&permit),
                    shown(elapsed)
                ),
                "the permit after 500 ms: the limit is for this wait, whatever was before it",
                "Whoever calls has just worked out how much time is left. If some of it is taken \
                 off once more, calls are refused that would have been served in time.",
                READ,
            )
        })
    }

    #[test]
    fn a_long_queue_gets_its_turns_one_after_the_other() -> Verdict {
        check_in_virtual_time(async {
            let limiter = limiter(2, 40);
            let turns = Turns::default();
            let running = (limiter.enter(), limiter.enter());
            for _ in 0..40 {
                queue_up(&limiter, "", ms(10), &turns).await;
            }
            leave(running);
            sleep(ms(195)).await;
            let on_the_way = (limiter.running(), limiter.waiting());
            sleep(ms(100)).await;
            let served = names(&turns).len();
            let left = (limiter.running(), limiter.waiting());
            ensure(
                on_the_way == (2, 0) && served == 40 && left == (0, 0),
                format!(
                    "served {served} of 40, two at a time for 10 ms each; (running, waiting) was \
                     {on_the_way:?} when the last two ran, and {left:?} at the end"
                ),
                "40, (2, 0) and (0, 0)",
                "A wake-up that is lost leaves a permit unused while callers wait for it.",
                READ,
            )
        })
    }

    fn end_of<T, E>(permit: &Result<Option<T>, E>) -> &'static str {
        match permit {
            Ok(Some(_)) => "got a permit",
            Ok(None) => "gave up",
            Err(_) => "still waited",
        }
    }

    /// Lets a future begin.
    async fn poll_once<F: Future + Unpin>(work: &mut F) {
        std::future::poll_fn(|context| {
            let _ = std::pin::Pin::new(&mut *work).poll(context);
            std::task::Poll::Ready(())
        })
        .await;
    }
}

mod exercise_4_layer {
    use super::*;

    const READ: &str = "the book, step 6: The layer";
    const EVENTS: &str = "the book, step 6: Events";

    #[test]
    fn a_call_with_room_goes_straight_through() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 0, LONG));
            let mut request = Request::post("/takes/0?n=1", "tea").with_idempotency_key("order-17");
            request.deadline = Some(Instant::now() + ms(1234));
            let deadline = request.deadline;
            let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
            let handed_on = service.requests().first().is_some_and(|seen| {
                seen.path == "/takes/0?n=1"
                    && seen.body == "tea"
                    && seen.idempotency_key.as_deref() == Some("order-17")
                    && seen.deadline == deadline
            });
            ensure(
                outcome.is_ok() && near(elapsed, Duration::ZERO) && handed_on,
                format!(
                    "returned {outcome:?} after {}; the request arrived unchanged: \
                     {handed_on}",
                    shown(elapsed)
                ),
                "the answer, at once, to the request as it was",
                "A client must work on a good day first.",
                READ,
            )?;
            let events = recorder().events();
            let left = (bulkhead.running(), bulkhead.waiting());
            ensure(
                events.is_empty() && left == (0, 0),
                format!(
                    "logged {:?} for it; (running, waiting) was {left:?} afterwards",
                    names(&events)
                ),
                "no event, and (0, 0)",
                "A line for each call that nothing happened to hides those that tell something.",
                EVENTS,
            )
        })
    }

    #[test]
    fn the_request_is_handed_on_as_it_was_after_a_wait_too() -> Verdict {
        check_in_virtual_time(async {
            for (busy, deadline) in [
                (false, None),
                (true, None),
                (true, Some(Instant::now() + LONG)),
            ] {
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, 1, LONG));
                if busy {
                    start(&bulkhead, "/takes/300").await;
                }
                let mut request =
                    Request::post("/takes/0?n=1", "tea").with_idempotency_key("order-17");
                request.deadline = deadline;
                let _ = bulkhead.send(&request).await;
                let sent = service.requests().last().map(parts_of);
                let expected = parts_of(&request);
                ensure(
                    sent.as_ref() == Some(&expected),
                    format!(
                        "sent, {}: {}",
                        if busy { "after a wait" } else { "at once" },
                        sent.unwrap_or("nothing".into())
                    ),
                    &format!("{expected}: the request as it was"),
                    "The layers inside know the deadline by the request alone. What is lost on the \
                     way is missing only under load, when calls have to wait.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    /// What a request is, in a line; its deadline by how far away it is.
    fn parts_of(request: &Request) -> String {
        let key = request.idempotency_key.as_deref().unwrap_or("no key");
        let body = String::from_utf8_lossy(&request.body);
        format!(
            "{} {} {body:?} with {key} and {}",
            request.method,
            request.path,
            deadline_of(request)
        )
    }

    fn deadline_of(request: &Request) -> String {
        let left = request
            .deadline
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        left.map_or("no deadline".into(), |left| {
            format!("a deadline in {}", shown(left))
        })
    }

    #[test]
    fn a_call_of_any_kind_needs_a_permit() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 0, LONG));
            let _running = start(&bulkhead, "/takes/1000").await;
            for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
                let mut request = Request::get("/health");
                request.method = method.parse().expect("a method");
                let outcome = bulkhead.send(&request).await;
                ensure(
                    matches!(outcome, Err(ApiError::BulkheadFull)),
                    format!(
                        "returned {outcome:?} to {method} /health, while the only permit was out"
                    ),
                    "BulkheadFull, as for any other call",
                    "What goes past the bulkhead is not limited, and an outage has it first: a \
                     service that is slow is asked for its health by everybody.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_more_than_max_concurrent_calls_run() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(3, 5, LONG));
            let calls = start_many(&bulkhead, 8, "/takes/100").await;
            let outcomes = all(calls).await;
            let answered = outcomes.iter().filter(|(outcome, _)| outcome.is_ok());
            let answered = answered.count();
            ensure(
                service.peak() == 3 && answered == 8,
                format!(
                    "answered {answered} of 8 calls, at most {} at a time\n{}",
                    service.peak(),
                    service.picture()
                ),
                "8 answers, 3 at a time: max_concurrent 3, and room for 5 to wait",
                "More, and a slow service ties up more than its share. Fewer, and calls wait \
                 that nothing stands in the way of.",
                READ,
            )
        })
    }

    #[test]
    fn whoever_finds_the_queue_full_is_refused_at_once() -> Verdict {
        check_in_virtual_time(async {
            // Whoever has time is refused at once, too.
            for left in [None, Some(LONG)] {
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(2, 1, LONG));
                let calls = start_many(&bulkhead, 3, "/takes/1000").await;
                let mut request = Request::get("/takes/0");
                request.deadline = left.map(|left| Instant::now() + left);
                let call = format!("found the queue full, with {}", deadline_of(&request));
                let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
                is_refused(&call, &outcome, elapsed, Duration::ZERO, &service)?;
                let sent = service.requests().len();
                ensure(
                    sent == 2,
                    format!("had sent, by then, this many requests: {sent}"),
                    "2: one call waits, and whoever is refused is not sent",
                    "A refusal is worth something only if it costs nothing.",
                    READ,
                )?;
                let outcomes = all(calls).await;
                ensure(
                    outcomes.iter().all(|(outcome, _)| outcome.is_ok()),
                    format!("returned to those before: {:?}", short(&outcomes)),
                    "an answer to each: a refusal must not hurt those who are inside",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    /// Does all its work when it is called, before anybody waits for its answer,
    /// which never comes. Counts its calls.
    #[derive(Default)]
    struct Eager(AtomicUsize);

    impl Transport for Eager {
        fn send(&self, _: &Request) -> impl Future<Output = Result<Reply, ApiError>> + Send {
            self.0.fetch_add(1, SeqCst);
            std::future::pending()
        }
    }

    #[test]
    fn nothing_is_called_without_a_permit() -> Verdict {
        check_in_virtual_time(async {
            let bulkhead = Arc::new(Bulkhead::new(Eager::default(), limits(1, 1, LONG)));
            let calls = start_many(&bulkhead, 3, "/json").await;
            let called = bulkhead.inner().0.load(SeqCst);
            calls.iter().for_each(JoinHandle::abort);
            ensure(
                called == 1,
                format!(
                    "called `send` of the transport inside {called} times for three calls, of \
                     which one ran, one waited and one was refused"
                ),
                "once: first the permit, then `inner.send(request)`",
                "`send` is a plain function that returns a future. Some transports write the \
                 request in it, before anybody awaits the answer: those that are refused would be \
                 sent as well.",
                READ,
            )
        })
    }

    #[test]
    fn a_call_waits_for_its_turn_and_then_runs() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, LONG));
            let calls = start_many(&bulkhead, 2, "/takes/300").await;
            let outcomes = all(calls).await;
            let as_planned = outcomes.iter().zip([300, 600]).all(|(found, planned)| {
                let (outcome, elapsed) = found;
                outcome.is_ok() && near(*elapsed, ms(planned))
            });
            ensure(
                as_planned,
                format!(
                    "returned {:?} to two calls of 300 ms\n{}",
                    short(&outcomes),
                    service.picture()
                ),
                "an answer after 300 ms and one after 600 ms, with one permit and one place",
                "Without the queue, the second of two calls fails on an ordinary day.",
                READ,
            )
        })
    }

    #[test]
    fn calls_run_in_the_order_in_which_they_came() -> Verdict {
        check_in_virtual_time(async {
            // Whatever the rhythm of somebody who waits in slices, one of these hits it.
            for later in 1..=20 {
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, 2, LONG));
                let mut calls = vec![start(&bulkhead, "/takes/2150").await];
                calls.push(start(&bulkhead, "/takes/1").await);
                sleep(ms(2150 - 10 * later)).await;
                calls.push(start(&bulkhead, "/takes/2").await);
                all(calls).await;
                let order = service.requests().into_iter().map(|request| request.path);
                let order: Vec<_> = order.collect();
                ensure(
                    order == ["/takes/2150", "/takes/1", "/takes/2"],
                    format!(
                        "sent {order:?}, where /takes/1 came at once, and /takes/2 after {} ms",
                        2150 - 10 * later
                    ),
                    "/takes/1 before /takes/2: one place and one Limiter::wait for each call",
                    "Who gives the place back, to look at something else, and takes a new one \
                     stands at the end again, or finds the queue full.",
                    "the book, step 6: The queue",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn nobody_waits_longer_than_max_wait() -> Verdict {
        check_in_virtual_time(async {
            for max_wait in [ms(200), Duration::ZERO] {
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, 5, max_wait));
                let _running = start(&bulkhead, "/takes/1000").await;
                let (outcome, elapsed) = timed(bulkhead.send(&Request::get("/takes/0"))).await;
                let call = format!(
                    "found the only permit out, with max_wait {}",
                    shown(max_wait)
                );
                is_refused(&call, &outcome, elapsed, max_wait, &service)?;
                let figures = (bulkhead.running(), bulkhead.waiting());
                ensure(
                    service.requests().len() == 1 && figures == (1, 0),
                    format!(
                        "had sent {} of two requests; (running, waiting) was {figures:?} after \
                         the refusal",
                        service.requests().len()
                    ),
                    "1, and (1, 0): who has given up neither runs nor waits",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn nobody_waits_past_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            for (deadline, longest) in [(1300, 300), (400, 0), (11_000, 800)] {
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, 5, ms(800)));
                let mut request = Request::get("/takes/0");
                request.deadline = Some(Instant::now() + ms(deadline));
                // The caller has spent a second on something else.
                sleep(ms(1000)).await;
                let _running = start(&bulkhead, "/takes/2000").await;
                let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
                ensure(
                    matches!(outcome, Err(ApiError::BulkheadFull)) && near(elapsed, ms(longest)),
                    format!(
                        "returned {outcome:?} after {}, where max_wait was 800 ms and the \
                         deadline {} ms away",
                        shown(elapsed),
                        deadline as i64 - 1000
                    ),
                    &format!("BulkheadFull after {longest} ms: the earlier of the two"),
                    "After the deadline the caller is gone. A call that still waits for it takes \
                     a place from somebody who is not.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_longest_max_wait_there_is_does_not_panic() -> Verdict {
        check_in_virtual_time(async {
            for deadline in [None, Some(ms(2000))] {
                given("a max_wait of Duration::MAX");
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, 1, Duration::MAX));
                let _running = start(&bulkhead, "/takes/1000").await;
                let mut request = Request::get("/takes/0");
                request.deadline = deadline.map(|deadline| Instant::now() + deadline);
                let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
                ensure(
                    outcome.is_ok() && near(elapsed, ms(1000)),
                    format!(
                        "returned {outcome:?} after {}, where max_wait was the largest there is \
                         and the permit came back after 1000 ms",
                        shown(elapsed)
                    ),
                    "the answer after 1000 ms",
                    "Somebody will configure \"no limit\" as the largest number there is.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_wait_without_a_limit_still_ends_at_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            given("a max_wait of Duration::MAX");
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, Duration::MAX));
            let _running = start(&bulkhead, "/takes/1000").await;
            let mut request = Request::get("/takes/0");
            request.deadline = Some(Instant::now() + ms(300));
            let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
            ensure(
                matches!(outcome, Err(ApiError::BulkheadFull)) && near(elapsed, ms(300)),
                format!(
                    "returned {outcome:?} after {}, where max_wait was the largest there is, the \
                     deadline 300 ms away, and the permit came back after 1000 ms",
                    shown(elapsed)
                ),
                "BulkheadFull after 300 ms: the deadline is the earlier of the two",
                "Without a max_wait the deadline is the only end of a wait. Where it is forgotten, \
                 the queue fills with calls whose callers have long left.",
                READ,
            )
        })
    }

    #[test]
    fn a_running_call_is_never_cut_short() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, ms(200)));
            let first = start(&bulkhead, "/takes/150").await;
            let second = start(&bulkhead, "/takes/7200000").await;
            let outcomes = all(vec![first, second]).await;
            let after = outcomes.last().map(|(_, elapsed)| *elapsed);
            ensure(
                outcomes.iter().all(|(outcome, _)| outcome.is_ok())
                    && after.is_some_and(|after| near(after, ms(7_200_150))),
                format!(
                    "returned {:?} to a call of 150 ms and one of 2 hours behind it, where max_wait \
                     was 200 ms\n{}",
                    short(&outcomes),
                    service.picture()
                ),
                "two answers: max_wait limits the wait for a turn, not what comes after it",
                "How long an attempt may take is the business of its time-outs. A limit that means \
                 both at once fits neither.",
                READ,
            )
        })
    }

    #[test]
    fn a_running_call_is_not_ended_at_its_deadline() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, ms(200)));
            let mut request = Request::get("/takes/1000");
            request.deadline = Some(Instant::now() + ms(300));
            let (outcome, elapsed) = timed(bulkhead.send(&request)).await;
            ensure(
                outcome.is_ok() && near(elapsed, ms(1000)),
                format!(
                    "returned {outcome:?} after {} to a call of 1000 ms with a deadline after 300 \
                     ms, which ran at once",
                    shown(elapsed)
                ),
                "the answer after 1000 ms: to end a call at its deadline is for the layer Deadline",
                "BulkheadFull says that nothing was sent. Said of a call that was running, it makes \
                 somebody send an order twice.",
                READ,
            )
        })
    }

    #[test]
    fn an_error_is_handed_on_and_gives_its_permit_back() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 0, LONG));
            let handed_on = "Only the service's own error says whether asking again could help.";
            for (round, why) in [handed_on, LEAK, LEAK].iter().enumerate() {
                let (outcome, elapsed) = timed(bulkhead.send(&Request::get("/fails"))).await;
                let status = outcome.as_ref().err().and_then(ApiError::status);
                ensure(
                    status.is_some_and(|status| status == 503) && near(elapsed, ms(50)),
                    format!(
                        "returned {outcome:?} for failing call number {} after {}",
                        round + 1,
                        shown(elapsed)
                    ),
                    "the service's 503, each time, as soon as it is there: after 50 ms",
                    why,
                    READ,
                )?;
            }
            nobody_is_inside(&bulkhead, "after three calls that failed").await
        })
    }

    #[test]
    fn every_kind_of_error_comes_out_as_it_went_in() -> Verdict {
        check_in_virtual_time(async {
            for play in [
                Play::status(404),
                Play::status(401),
                Play::status(429).header("retry-after", "7"),
                Play::status(500),
                Play::status(503).header("retry-after", "7"),
                Outcome::Refused.into(),
                Outcome::Broken.into(),
                Outcome::TimedOut.into(),
                Outcome::CircuitOpen(LONG).into(),
                Outcome::BulkheadFull.into(),
            ] {
                let script = Script::new([play.clone()]);
                let bulkhead = Bulkhead::new(script.clone(), limits(1, 0, LONG));
                let request = Request::get("/json");
                let found = format!("{:?}", bulkhead.send(&request).await);
                let expected = format!("{:?}", Script::new([play]).send(&request).await);
                let calls = script.calls().len();
                ensure(
                    found == expected && calls == 1,
                    format!("returned {found} after this many requests: {calls}"),
                    &format!("{expected} after 1"),
                    "BulkheadFull means that nothing was sent, so whoever hears it sends again. \
                     And a second attempt is for the layer that retries, with its waits.",
                    READ,
                )?;
                let left = (bulkhead.running(), bulkhead.waiting());
                ensure(
                    left == (0, 0),
                    format!("told (running, waiting) as {left:?} after it had returned {found}"),
                    "(0, 0): the permit comes back whatever the error",
                    LEAK,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_call_that_is_dropped_leaves_nothing_behind() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, LONG));
            let running = start(&bulkhead, "/never").await;
            let waiting = start(&bulkhead, "/takes/0").await;
            waiting.abort();
            let _ = waiting.await;
            let figures = (bulkhead.running(), bulkhead.waiting());
            ensure(
                figures == (1, 0),
                format!("told (running, waiting) as {figures:?} when the waiting call was dropped"),
                "(1, 0)",
                LEAK,
                READ,
            )?;
            let events = recorder().take();
            ensure(
                !names(&events).contains(&"bulkhead refused"),
                format!(
                    "logged {:?} when the waiting call was dropped",
                    names(&events)
                ),
                "no \"bulkhead refused\": the caller left, and nobody was turned away",
                "Refusals are counted to find out whether the limits are too low.",
                READ,
            )?;
            running.abort();
            let _ = running.await;
            ensure(
                service.left() == 1,
                format!("left the dropped call going\n{}", service.picture()),
                "the call ends when its caller drops it",
                "Work that goes on by itself ties up the service, and nobody wants its answer.",
                READ,
            )?;
            nobody_is_inside(&bulkhead, "after both calls had been dropped").await
        })
    }

    #[test]
    fn a_call_that_panics_gives_its_permit_back() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 0, LONG));
            // First a good one, so that an exercise still to do is found here.
            let _ = bulkhead.send(&Request::get("/takes/0")).await;
            for _ in 0..3 {
                let call = start(&bulkhead, "/panics").await;
                let _ = call.await;
            }
            nobody_is_inside(&bulkhead, "after three calls that panicked").await
        })
    }

    #[test]
    fn a_permit_is_free_during_a_back_off() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let retries = step4::RetryConfig {
                jitter: false,
                ..step4::RetryConfig::default()
            };
            let client =
                step4::Retry::new(Bulkhead::new(service.clone(), limits(1, 0, LONG)), retries);
            let client = Arc::new(client);
            let failing = Arc::clone(&client);
            let failing = tokio::spawn(async move { failing.send(&Request::get("/fails")).await });
            // The first attempt fails after 50 ms, the next comes a second later.
            sleep(ms(500)).await;
            let (outcome, elapsed) = timed(client.send(&Request::get("/takes/0"))).await;
            failing.abort();
            ensure(
                outcome.is_ok() && near(elapsed, Duration::ZERO),
                format!(
                    "returned {outcome:?} after {} to a call that came while another one waited \
                     for its next attempt, with one permit and the retry around the bulkhead\n{}",
                    shown(elapsed),
                    service.picture()
                ),
                "the answer at once: a permit is for an attempt, not for the wait between two",
                "Permits that are held through a back-off are missing exactly when the service \
                 fails: with 10 of them and waits of seconds, three calls a second get through.",
                "the book, step 6: Where it stands in the stack",
            )
        })
    }

    #[test]
    fn a_refusal_is_logged_with_its_reason() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(2, 1, ms(200)));
            let running = start_many(&bulkhead, 2, "/takes/1000").await;
            let waiting = start(&bulkhead, "/waits?key=SECRET").await;
            let _ = bulkhead.send(&Request::get("/refused?key=SECRET")).await;
            let _ = waiting.await;
            running.iter().for_each(JoinHandle::abort);
            let events = recorder().events();
            ensure(
                names(&events) == ["bulkhead refused"; 2],
                format!(
                    "logged {:?} for a call that found the queue full, and one that waited too long",
                    names(&events)
                ),
                "\"bulkhead refused\", once for each",
                "The error says only that it is full. Why it is full decides what to do about it.",
                EVENTS,
            )?;
            have_level("WARN", &events)?;
            let paths = fields(&events, "path");
            ensure(
                paths == ["/refused", "/waits"],
                format!("logged the paths {paths:?}"),
                "/refused and /waits, without their query: Request::path_for_log",
                "Logs are read by many. A key in them is a leaked key.",
                EVENTS,
            )?;
            let reasons = fields(&events, "reason");
            ensure(
                reasons == ["queue full", "waited too long"],
                format!("logged the reasons {reasons:?}"),
                "\"queue full\", then \"waited too long\"",
                "\"Queue full\" is a burst, or a limit that is too low. \"Waited too long\" is a \
                 service that does not answer.",
                EVENTS,
            )?;
            tells_the_numbers(&events)
        })
    }

    /// Fails unless the first is from a full queue, and the second from a wait.
    fn tells_the_numbers(events: &[lab::timeline::Event]) -> Verdict {
        let numbers: Vec<_> = events
            .iter()
            .map(|event| ["running", "waiting", "wait_ms"].map(|name| event.number(name)))
            .collect();
        let [full, late] = [numbers[0], numbers[1]];
        let waited = late[2].map(ms);
        ensure(
            full == [Some(2), Some(1), Some(0)]
                && late[..2] == [Some(2), Some(0)]
                && waited.is_some_and(|waited| near(waited, ms(200))),
            format!(
                "logged, for a call that found the queue full, and one that waited too \
                 long:\n{}",
                lines(events)
            ),
            "running=2 waiting=1 wait_ms=0 for the call that found two running and one \
             waiting; then running=2 waiting=0 wait_ms=200 for the one that waited: it does \
             not count itself. All are whole numbers",
            "Without the numbers, the reader of the log has to guess which limit it was.",
            EVENTS,
        )
    }

    #[test]
    fn a_refusal_tells_the_reason_and_the_wait_that_it_had() -> Verdict {
        check_in_virtual_time(async {
            for (max_queue, left, cause, waited) in [
                (0, LONG, "queue full", 0),
                (1, LONG, "waited too long", 800),
                (1, ms(300), "waited too long", 300),
            ] {
                recorder().take();
                let service = Service::default();
                let bulkhead = bulkhead(&service, limits(1, max_queue, ms(800)));
                let running = start(&bulkhead, "/never").await;
                let mut request = Request::get("/takes/0");
                request.deadline = Some(Instant::now() + left);
                let _ = bulkhead.send(&request).await;
                running.abort();
                let events = recorder().take();
                let event = events.last();
                let reason = event.and_then(|event| event.field("reason"));
                let wait_ms = event.and_then(|event| event.number("wait_ms"));
                ensure(
                    reason == Some(cause) && wait_ms.is_some_and(|wait| near(ms(wait), ms(waited))),
                    format!(
                        "logged, with max_queue {max_queue}, max_wait 800 ms and the deadline {} \
                         away:\n{}",
                        shown(left),
                        lines(&events)
                    ),
                    &format!(
                        "\"bulkhead refused\" with reason={cause} wait_ms={waited}: one of two \
                         reasons, and the time that passed, as a whole number"
                    ),
                    "Who counts refusals by their reason does not know a third one. And a wait \
                     that was cut short by its deadline points at another setting than max_wait.",
                    EVENTS,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_refusal_tells_who_is_inside_at_that_moment() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 2, ms(200)));
            let _running = start(&bulkhead, "/never").await;
            let first = start(&bulkhead, "/takes/0").await;
            sleep(ms(100)).await;
            let second = start(&bulkhead, "/takes/0").await;
            all(vec![first, second]).await;
            let events = recorder().events();
            let logged = format!(
                "logged, for two calls that waited too long, where the second one began to wait \
                 after the first:\n{}",
                lines(&events)
            );
            ensure(
                names(&events) == ["bulkhead refused"; 2],
                &logged,
                "\"bulkhead refused\", once for each, and no other event",
                "Who counts the lines of a log must know which there are. One for each call that \
                 waits comes most often in an overload, and hides the others.",
                EVENTS,
            )?;
            let told: Vec<_> = events
                .iter()
                .map(|event| ["running", "waiting"].map(|name| event.number(name)))
                .collect();
            ensure(
                told == [[Some(1), Some(1)], [Some(1), Some(0)]],
                &logged,
                "running=1 waiting=1, then running=1 waiting=0: the first leaves the second \
                 behind, which leaves nobody",
                "Numbers from the beginning of a wait are as old as the wait is long. Beside the \
                 time of the event, they tell of a queue that is no longer there.",
                EVENTS,
            )
        })
    }

    #[test]
    fn a_wait_is_logged_when_it_ends_however_short_it_was() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, LONG));
            let begin = Instant::now();
            let mut calls = vec![start(&bulkhead, "/takes/5").await];
            calls.push(start(&bulkhead, "/takes/1000").await);
            all(calls).await;
            // And a caller that leaves at the moment at which another one comes.
            let leaves = start(&bulkhead, "/never").await;
            let comes = start(&bulkhead, "/takes/0").await;
            leaves.abort();
            all(vec![comes]).await;
            let events = recorder().events();
            let wait_ms = events.first().and_then(|event| event.number("wait_ms"));
            let at = events.first().map(|event| event.at - begin);
            let as_planned = [wait_ms.map(ms), at]
                .iter()
                .all(|found| found.is_some_and(|found| near(found, ms(5))));
            ensure(
                names(&events) == ["bulkhead waited"; 2] && as_planned,
                format!(
                    "logged, for a call that waited for 5 ms and then ran for a second, and one \
                     that waited for less than a millisecond, the first line after {}:\n{}",
                    at.map_or("…".into(), shown),
                    lines(&events)
                ),
                "\"bulkhead waited\" once for each, the first after 5 ms, when the call gets its \
                 turn, with wait_ms=5, a whole number",
                "Short waits are the first sign of a limit that will soon be too low. And a line \
                 that comes with the answer never comes for a call that hangs.",
                EVENTS,
            )
        })
    }

    #[test]
    fn a_wait_is_logged_with_its_length() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 2, ms(200_000)));
            let calls = start_many(&bulkhead, 3, "/takes/70000?key=SECRET").await;
            all(calls).await;
            let events = recorder().events();
            let waits: Vec<_> = events
                .iter()
                .filter_map(|event| event.number("wait_ms"))
                .collect();
            let as_planned = waits.len() == 2
                && waits
                    .iter()
                    .zip([70_000, 140_000])
                    .all(|(wait, planned)| near(ms(*wait), ms(planned)));
            ensure(
                names(&events) == ["bulkhead waited"; 2] && as_planned,
                format!(
                    "logged, for three calls of 70 s, one at a time:\n{}",
                    lines(&events)
                ),
                "\"bulkhead waited\" twice, with the whole numbers wait_ms=70000 and wait_ms=140000: \
                 the first call did not wait",
                "A wait inside the client looks like a slow service from outside. This line tells \
                 them apart, before the first call is refused.",
                EVENTS,
            )?;
            have_level("INFO", &events)?;
            let paths = fields(&events, "path");
            ensure(
                paths == ["/takes/70000"; 2],
                format!("logged the paths {paths:?}"),
                "/takes/70000, without its query: Request::path_for_log",
                "Logs are read by many. A key in them is a leaked key.",
                EVENTS,
            )
        })
    }

    #[test]
    fn nothing_of_a_request_is_logged_but_its_path() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkhead = bulkhead(&service, limits(1, 1, ms(200)));
            let secret = "/takes/100?token=zq9";
            let request = Request::post(secret, "zq9 tea").with_idempotency_key("zq9");
            // One runs, one waits for it, and one finds the queue full.
            let send = || bulkhead.send(&request);
            let _ = tokio::join!(send(), send(), send());
            // And one waits too long.
            let running = start(&bulkhead, "/never").await;
            let _ = send().await;
            running.abort();
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
                "no query, no key and no body of a request: its path, as `path_for_log` gives it",
                "A log is read by many people. A token in it is known to all of them; with \
                 `?request`, everything that the caller has sent is.",
                EVENTS,
            )
        })
    }

    #[test]
    fn a_permit_is_held_until_the_body_has_been_read() -> Verdict {
        check(async {
            let service = practice();
            let bulkhead = on_the_wire(&service, limits(1, 1, ms(50))).await;
            // Its head is there at once, its body takes two seconds.
            let reading = start(&bulkhead, "/drip/100/0.02").await;
            service.wait_until(LONG, |seen| seen.len() >= 2).await;
            sleep(ms(20)).await;
            let outcome = bulkhead.send(&Request::get("/json")).await;
            reading.abort();
            ensure(
                matches!(outcome, Err(ApiError::BulkheadFull)),
                format!(
                    "returned {outcome:?} to a second call, while the only permit belonged to one \
                     that was reading its body\n{}",
                    lab::timeline::of_service(&service.seen())
                ),
                "BulkheadFull: a call runs until its body has been read",
                "A permit that comes back with the head leaves the longest part of a slow answer \
                 without a limit.",
                READ,
            )
        })
    }

    #[test]
    fn the_service_sees_no_more_calls_than_the_limit() -> Verdict {
        check(async {
            let service = practice();
            let bulkhead = on_the_wire(&service, limits(3, 5, ms(50))).await;
            let calls = start_many(&bulkhead, 8, "/hang").await;
            service.wait_until(LONG, |seen| seen.len() >= 4).await;
            // Five give up after 50 ms.
            sleep(ms(100)).await;
            let sent = service.seen().len() - 1;
            calls.iter().for_each(JoinHandle::abort);
            ensure(
                sent == 3,
                format!("sent {sent} of 8 calls to a service that hangs"),
                "3: max_concurrent",
                "reqwest opens as many connections as it is asked for. A service that hangs gets \
                 them all.",
                "the book, step 6: The pool of step 3",
            )
        })
    }

    /// Fails unless the call, which did `what`, was refused after `latest`.
    fn is_refused(
        what: &str,
        outcome: &Result<Reply, ApiError>,
        elapsed: Duration,
        latest: Duration,
        service: &Service,
    ) -> Verdict {
        let refused = outcome.as_ref().is_err_and(|error| {
            matches!(error, ApiError::BulkheadFull) && error.executed() == Executed::No
        });
        ensure(
            refused && near(elapsed, latest),
            format!(
                "returned {outcome:?} after {} to a call that {what}\n{}",
                shown(elapsed),
                service.picture()
            ),
            &format!(
                "BulkheadFull after {}: the client refuses, and nothing was sent",
                shown(latest)
            ),
            "Whoever cannot be served should know soon, and know that it was the client. A time-out \
             blames the service: a circuit breaker would count it against one that was not asked.",
            READ,
        )
    }

    /// Fails unless a call with the only permit goes through at once.
    async fn nobody_is_inside(bulkhead: &Arc<Bulkhead<Service>>, when: &str) -> Verdict {
        let figures = (bulkhead.running(), bulkhead.waiting());
        let (outcome, elapsed) = timed(bulkhead.send(&Request::get("/takes/0"))).await;
        ensure(
            figures == (0, 0) && outcome.is_ok() && near(elapsed, Duration::ZERO),
            format!(
                "told (running, waiting) as {figures:?} {when}, and returned {outcome:?} after {} \
                 to the next call",
                shown(elapsed)
            ),
            "(0, 0), and an answer at once: the permit comes back however a call ends",
            LEAK,
            READ,
        )
    }

    /// A client that has made one good call, so that an exercise still to do has
    /// been found.
    async fn on_the_wire(
        service: &PracticeService,
        config: BulkheadConfig,
    ) -> Arc<Bulkhead<TimeoutClient>> {
        let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
        let bulkhead = Arc::new(Bulkhead::new(client, config));
        let _ = bulkhead.send(&Request::get("/json")).await;
        bulkhead
    }

    fn have_level(expected: &str, events: &[lab::timeline::Event]) -> Verdict {
        let levels: Vec<_> = events.iter().map(|event| event.level.to_string()).collect();
        ensure(
            levels.iter().all(|level| level == expected),
            format!("logged {:?} with the levels {levels:?}", names(events)),
            &format!(
                "{expected}: a call that is turned away is a WARN, one that had to wait an INFO"
            ),
            "In production often only warnings are kept. What is logged below is not there when \
             it is needed, and what is logged above hides the rest.",
            EVENTS,
        )
    }

    fn fields<'a>(events: &'a [lab::timeline::Event], name: &str) -> Vec<&'a str> {
        let texts = events
            .iter()
            .map(|event| event.field(name).unwrap_or("nothing"));
        texts.collect()
    }

    /// What was logged, line by line, so that a message hides nothing of it.
    fn lines(events: &[lab::timeline::Event]) -> String {
        match events {
            [] => "nothing".into(),
            _ => events.iter().map(|event| format!("{event}\n")).collect(),
        }
    }

    fn names(events: &[lab::timeline::Event]) -> Vec<&str> {
        events.iter().map(|event| event.name.as_str()).collect()
    }
}

mod exercise_5_dependencies {
    use super::*;

    const READ: &str = "the book, step 6: One for each dependency";

    fn bulkheads(service: &Service, config: BulkheadConfig) -> Bulkheads<Service> {
        let service = service.clone();
        Bulkheads::new(move |_| service.clone(), config)
    }

    #[test]
    fn the_same_dependency_has_the_same_bulkhead() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkheads = bulkheads(&service, limits(1, 0, LONG));
            let _running = start(&bulkheads.of("reviews"), "/never").await;
            let (outcome, _) = timed(bulkheads.of("reviews").send(&Request::get("/takes/0"))).await;
            let running = bulkheads.of("reviews").running();
            ensure(
                matches!(outcome, Err(ApiError::BulkheadFull)) && running == 1,
                format!(
                    "returned {outcome:?} to a second call of \"reviews\", where one was running \
                     and max_concurrent was 1; asked for its bulkhead again, running was {running}"
                ),
                "BulkheadFull, and 1: the bulkhead is made once and found again by its name",
                "A new bulkhead for each call is always empty. It limits nothing.",
                READ,
            )?;
            bulkheads.of("prices");
            let names = bulkheads.names();
            ensure(
                names == ["prices", "reviews"],
                format!("knew {names:?} after \"reviews\" and \"prices\" were asked for"),
                "both names",
                "At night somebody asks which dependencies there are, and which of them is full.",
                READ,
            )
        })
    }

    #[test]
    fn a_slow_dependency_does_not_take_the_healthy_one_down() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkheads = bulkheads(&service, limits(2, 1, ms(100)));
            let slow = start_many(&bulkheads.of("reviews"), 5, "/never").await;
            let mut answered = 0;
            for _ in 0..3 {
                let prices = bulkheads.of("prices");
                let outcome = prices.send(&Request::get("/takes/10")).await;
                answered += usize::from(outcome.is_ok());
            }
            slow.iter().for_each(JoinHandle::abort);
            ensure(
                answered == 3,
                format!(
                    "answered {answered} of 3 calls of \"prices\", while \"reviews\" did not \
                     answer\n{}",
                    service.picture()
                ),
                "3: whatever hangs ties up its own permits and nobody else's",
                "The page could have been shown without its reviews. With one limit for both it \
                 is not shown at all.",
                READ,
            )
        })
    }

    #[test]
    fn each_dependency_has_the_whole_limit() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkheads = bulkheads(&service, limits(2, 1, LONG));
            let names = ["prices", "reviews", "stock"];
            let mut calls = Vec::new();
            for name in names {
                calls.extend(start_many(&bulkheads.of(name), 4, "/never").await);
            }
            let figures = names.map(|name| {
                let bulkhead = bulkheads.of(name);
                (bulkhead.running(), bulkhead.waiting())
            });
            calls.iter().for_each(JoinHandle::abort);
            ensure(
                figures == [(2, 1); 3],
                format!(
                    "told (running, waiting) of three dependencies as {figures:?}, after four \
                     calls to each"
                ),
                "(2, 1) three times: max_concurrent 2 and max_queue 1 for each",
                "A limit that is shared or divided is another one than its owner configured.",
                READ,
            )
        })
    }

    #[test]
    fn each_bulkhead_has_the_limits_of_the_configuration() -> Verdict {
        check_in_virtual_time(async {
            let service = Service::default();
            let bulkheads = bulkheads(&service, limits(1, 5, ms(3000)));
            let bulkhead = bulkheads.of("reviews");
            let running = start(&bulkhead, "/never").await;
            let waiting = start_many(&bulkhead, 6, "/takes/0").await;
            let figures = (bulkhead.running(), bulkhead.waiting());
            let outcomes = all(waiting).await;
            running.abort();
            let longest = outcomes.iter().map(|(_, elapsed)| *elapsed).max();
            let longest = longest.unwrap_or_default();
            ensure(
                figures == (1, 5) && near(longest, ms(3000)),
                format!(
                    "told (running, waiting) as {figures:?} after seven calls, and let them wait \
                     for {} at most, with max_concurrent 1, max_queue 5 and max_wait 3000 ms",
                    shown(longest)
                ),
                "(1, 5), and 3000 ms",
                "A limit that is changed on its way is another one than its owner configured.",
                READ,
            )
        })
    }

    /// Connects to a new service each time, and notes the name.
    fn noting(config: BulkheadConfig) -> (Bulkheads<Service>, Arc<Mutex<Vec<String>>>) {
        let connected = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&connected);
        let connect = move |name: &str| {
            lock(&log).push(name.to_owned());
            Service::default()
        };
        (Bulkheads::new(connect, config), connected)
    }

    #[test]
    fn names_are_told_apart_letter_by_letter() -> Verdict {
        check(async {
            let (bulkheads, connected) = noting(limits(1, 0, LONG));
            let names = [
                "prices",
                "Prices",
                "prices1",
                "prices2",
                "eu-1",
                "eu-2",
                "db:1",
                "db:2",
                "eu/a",
                "eu/b",
                "a.test",
                "b.test",
                "prices ",
                "prices/",
                "prices?eu",
                "http://prices",
                "https://prices",
            ];
            for name in names {
                bulkheads.of(name);
            }
            let found = lock(&connected).clone();
            ensure(
                found == names,
                format!("connected {found:?} when it was asked for {names:?}"),
                "each of them, by the name that was asked for",
                "Two services behind one bulkhead share its limit: the slow one takes the healthy \
                 one down, and only those who know the code see why.",
                READ,
            )
        })
    }

    #[test]
    fn no_dependency_is_forgotten() -> Verdict {
        check(async {
            let (bulkheads, connected) = noting(limits(1, 0, LONG));
            for _ in 0..2 {
                for number in 0..6000 {
                    bulkheads.of(&format!("service-{number}"));
                }
            }
            let (connected, known) = (lock(&connected).len(), bulkheads.names().len());
            ensure(
                connected == 6000 && known == 6000,
                format!(
                    "connected {connected} times and knew {known} names, when it was asked for \
                     6000 dependencies, each of them twice"
                ),
                "6000 and 6000: what was made once is kept",
                "A bulkhead that is made anew is empty, while the calls of the old one still run. \
                 Its limit is then twice what was configured.",
                READ,
            )
        })
    }

    #[test]
    fn a_panic_in_connect_spoils_no_other_name() -> Verdict {
        check(async {
            let called = Arc::new(AtomicUsize::new(0));
            let count = Arc::clone(&called);
            let connect = move |name: &str| match name {
                "broken" => {
                    count.fetch_add(1, SeqCst);
                    panic!("a bug in the code that connects")
                }
                _ => Service::default(),
            };
            let bulkheads = Arc::new(Bulkheads::new(connect, limits(1, 0, LONG)));
            // First a good one, so that an exercise still to do is found here.
            bulkheads.of("reviews");
            let asked = |name: &'static str| {
                let bulkheads = Arc::clone(&bulkheads);
                tokio::spawn(async move {
                    bulkheads.of(name);
                })
            };
            let broken = asked("broken").await.is_err();
            let found = ["reviews", "prices"].map(asked);
            let mut good = 0;
            for found in found {
                good += usize::from(found.await.is_ok());
            }
            let called = called.load(SeqCst);
            ensure(
                broken && called == 1 && good == 2,
                format!(
                    "called connect {called} times for a name where it panics, and panicked \
                     itself: {broken}; after that, it gave bulkheads for {good} of 2 other names"
                ),
                "once, true, and 2: a lock that a panic has poisoned is used as any other",
                "One wrong address would otherwise stop all calls to all services, until somebody \
                 restarts the client.",
                READ,
            )
        })
    }

    #[test]
    fn each_dependency_is_connected_once_and_by_its_name() -> Verdict {
        check_in_virtual_time(async {
            let (bulkheads, connected) = noting(limits(1, 0, LONG));
            for name in ["prices", "reviews", "prices", "reviews", "prices"] {
                let _ = bulkheads.of(name).send(&Request::get("/takes/0")).await;
            }
            let found = lock(&connected).clone();
            ensure(
                found == ["prices", "reviews"],
                format!(
                    "connected {found:?} when it was asked for prices, reviews, prices, reviews, \
                     prices"
                ),
                "prices, reviews: a transport is made once, and kept",
                "A new client for each call opens a new connection for each call.",
                READ,
            )
        })
    }

    #[test]
    fn many_threads_get_the_same_bulkhead() -> Verdict {
        check(async {
            let connected = Arc::new(Mutex::new(0));
            let count = Arc::clone(&connected);
            let connect = move |_: &str| {
                *lock(&count) += 1;
                // Long enough for the others to ask as well.
                std::thread::sleep(ms(2));
                Service::default()
            };
            let bulkheads = Bulkheads::new(connect, limits(1, 0, LONG));
            // First alone, so that an exercise still to do is found here.
            drop(bulkheads.of("prices"));
            let together = std::sync::Barrier::new(4);
            let found: Vec<_> = std::thread::scope(|scope| {
                let ask = || {
                    together.wait();
                    bulkheads.of("reviews")
                };
                let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
                threads
                    .into_iter()
                    .flat_map(|thread| thread.join())
                    .collect()
            });
            let same = found.windows(2).all(|pair| Arc::ptr_eq(&pair[0], &pair[1]));
            let connected = *lock(&connected);
            ensure(
                same && found.len() == 4,
                format!(
                    "gave four threads that asked for \"reviews\" at once the same bulkhead: \
                     {same}; threads that got one: {}",
                    found.len()
                ),
                "true, and 4: look and make in one step",
                "Two bulkheads for one service are twice its limit, and only after a restart \
                 under load, so nobody ever sees why.",
                READ,
            )?;
            ensure(
                connected == 2,
                format!(
                    "connected {connected} times for two dependencies, one of which four threads \
                     asked for at once"
                ),
                "2: what is made for nothing is made too often",
                "A transport is a client with a pool of its own, and making one can take long. \
                 Right after a restart a whole crowd would make them, and throw all but one away.",
                READ,
            )
        })
    }
}

/// What came of a call, and after how long.
type Done = (Result<Reply, ApiError>, Duration);

fn limits(max_concurrent: usize, max_queue: usize, max_wait: Duration) -> BulkheadConfig {
    BulkheadConfig {
        max_concurrent,
        max_queue,
        max_wait,
    }
}

fn bulkhead(service: &Service, config: BulkheadConfig) -> Arc<Bulkhead<Service>> {
    Arc::new(Bulkhead::new(service.clone(), config))
}

fn practice() -> PracticeService {
    PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
}

/// Begins a call, which goes on by itself.
async fn start<T: Transport + 'static>(
    bulkhead: &Arc<Bulkhead<T>>,
    path: &'static str,
) -> JoinHandle<Done> {
    let bulkhead = Arc::clone(bulkhead);
    let request = Request::get(path);
    let call = tokio::spawn(async move { timed(bulkhead.send(&request)).await });
    settle().await;
    call
}

async fn start_many<T: Transport + 'static>(
    bulkhead: &Arc<Bulkhead<T>>,
    count: usize,
    path: &'static str,
) -> Vec<JoinHandle<Done>> {
    let mut calls = Vec::new();
    for _ in 0..count {
        calls.push(start(bulkhead, path).await);
    }
    calls
}

/// What came of all calls; one that panicked is left out.
async fn all(calls: Vec<JoinHandle<Done>>) -> Vec<Done> {
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.extend(call.await);
    }
    outcomes
}

fn short(outcomes: &[Done]) -> Vec<String> {
    let one = |(outcome, elapsed): &Done| match outcome {
        Ok(reply) => format!("{} after {}", reply.status.as_u16(), shown(*elapsed)),
        Err(error) => format!("{error} after {}", shown(*elapsed)),
    };
    outcomes.iter().map(one).collect()
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    let outcome = work.await;
    (outcome, start.elapsed())
}

fn word(entry: &Entry<'_>) -> &'static str {
    match entry {
        Entry::Run(_) => "run",
        Entry::Wait(_) => "wait",
        Entry::Refuse => "refuse",
    }
}

/// What whoever has a permit or a place does in the end: it is dropped.
fn leave<T>(_: T) {}

/// Lets all other tasks go on until they wait for something.
async fn settle() {
    for _ in 0..5 {
        tokio::task::yield_now().await;
    }
}

/// A service without a network, which knows what it was busy with, and when.
///
/// `/takes/300` answers after 300 ms, `/fails` with a 503 after 50 ms, `/never`
/// not at all, and at `/panics` the code around the call has a bug.
#[derive(Clone, Default)]
struct Service(Arc<Mutex<Record>>);

#[derive(Default)]
struct Record {
    requests: Vec<Request>,
    seen: Vec<Seen>,
    busy: usize,
    peak: usize,
}

impl Service {
    /// All requests that arrived.
    fn requests(&self) -> Vec<Request> {
        lock(&self.0).requests.clone()
    }

    /// The most requests that it was busy with at one time.
    fn peak(&self) -> usize {
        lock(&self.0).peak
    }

    /// How many requests were dropped before their answer.
    fn left(&self) -> usize {
        let seen = &lock(&self.0).seen;
        let left = seen.iter().filter(|seen| seen.ended == Ended::ClientLeft);
        left.count()
    }

    /// What it saw, as a picture.
    fn picture(&self) -> String {
        let mut seen = lock(&self.0).seen.clone();
        for seen in &mut seen {
            seen.ended_at.get_or_insert(Instant::now().into_std());
        }
        format!(
            "what the service saw:\n{}",
            lab::timeline::of_service(&seen)
        )
    }
}

impl Transport for Service {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let mut visit = Visit::begin(self, request);
        let (play, status) = match request.path_for_log() {
            "/fails" => (Play::status(503).after(ms(50)), 503),
            "/never" => (Outcome::Never.into(), 0),
            "/panics" => panic!("a bug in the code around the call"),
            path => {
                let takes = path.trim_start_matches("/takes/").parse().unwrap_or(0);
                (Play::status(200).after(ms(takes)), 200)
            }
        };
        let outcome = Script::new([play]).send(request).await;
        visit.ended = Ended::Answered(status);
        outcome
    }
}

/// A request that the service is busy with, until this is dropped.
struct Visit {
    service: Service,
    number: usize,
    ended: Ended,
}

impl Visit {
    fn begin(service: &Service, request: &Request) -> Visit {
        let mut record = lock(&service.0);
        record.requests.push(request.clone());
        record.seen.push(Seen {
            at: Instant::now().into_std(),
            ended_at: None,
            method: request.method.to_string(),
            path: request.path_for_log().to_owned(),
            headers: Vec::new(),
            connection: 1,
            ended: Ended::NotYet,
        });
        record.busy += 1;
        record.peak = record.peak.max(record.busy);
        Visit {
            service: service.clone(),
            number: record.seen.len() - 1,
            ended: Ended::ClientLeft,
        }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let mut record = lock(&self.service.0);
        record.busy -= 1;
        let seen = &mut record.seen[self.number];
        seen.ended_at = Some(Instant::now().into_std());
        seen.ended = self.ended.clone();
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn shown(elapsed: Duration) -> String {
    format!("{} ms", elapsed.as_millis())
}

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// Whether two times are the same but for the grain of tokio's clock, 1 ms.
fn near(elapsed: Duration, expected: Duration) -> bool {
    elapsed.abs_diff(expected) <= ms(2)
}
