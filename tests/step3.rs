// The checks of step 3. Run them with `cargo test -p step3`.
//
// The first three exercises are checked on the wire, in real time: limits are
// a tenth of a second, and a client that is ten times slower still passes. The
// last two run in virtual time, where waiting costs nothing and is exact.

use std::time::{Duration, Instant};

use lab::script::{Outcome, Play, Script};
use lab::{Ended, PracticeService};
use step2::{ApiError, ErrorClass, Executed, Phase, Reply};
use step3::{Deadline, Request, Timed, TimeoutClient, TimeoutConfig, Transport};
use support::{Verdict, check, check_in_virtual_time, ensure, recorder};

const LONG: Duration = Duration::from_secs(5);
const SHORT: Duration = Duration::from_millis(100);
const SLOW_IS_WORSE: &str = "A call without an end keeps its caller waiting. Callers pile up, and \
                             the outage of one service becomes the outage of all.";

mod exercise_1_connect_and_read {
    use super::*;

    const READ: &str = "the book, step 3: Connect and read";

    #[test]
    fn a_whole_answer_arrives() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&Request::get("/json")).await;
            ensure(
                outcome
                    .as_ref()
                    .is_ok_and(|reply| reply.text().contains("survive")),
                format!("called GET /json and got {outcome:?}"),
                "the document that the service sends",
                "A client must work on a good day first.",
                READ,
            )
        })
    }

    #[test]
    fn a_connection_that_never_comes_about_is_a_connect_time_out() -> Verdict {
        check(async {
            let nowhere = lab::silent_address().expect("a free port");
            let client = TimeoutClient::new(&nowhere.url(), limits(SHORT, LONG));
            let (outcome, elapsed) = timed(client.attempt(&Request::get("/json"))).await;
            let set = "connect was 100 ms";
            gave_up(&outcome, elapsed, Phase::Connect, set, READ)?;
            let executed = outcome.err().map(|error| error.executed());
            ensure(
                executed == Some(Executed::No),
                format!("said executed: {executed:?} of a request that met no connection"),
                "No",
                "What was never sent is safe to send again.",
                READ,
            )
        })
    }

    #[test]
    fn a_service_that_never_answers_is_a_read_time_out() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), limits(LONG, SHORT));
            let (outcome, elapsed) = timed(client.attempt(&Request::get("/hang"))).await;
            let set = "called /hang; read was 100 ms";
            gave_up(&outcome, elapsed, Phase::Read, set, READ)?;
            may_have_acted(&outcome, READ)
        })
    }

    #[test]
    fn a_body_that_stalls_is_a_read_time_out() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), limits(LONG, SHORT));
            let (outcome, elapsed) = timed(client.attempt(&Request::get("/stall"))).await;
            let set = "called /stall; read was 100 ms";
            gave_up(&outcome, elapsed, Phase::Read, set, READ)?;
            may_have_acted(&outcome, READ)
        })
    }

    #[test]
    fn a_body_cut_off_is_an_error() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            for path in ["/truncate", "/reset/body"] {
                let outcome = client.attempt(&Request::get(path)).await;
                ensure(
                    outcome
                        .as_ref()
                        .is_err_and(|error| error.class() == ErrorClass::Connection),
                    format!("called {path}, where half of a body arrives, and got {outcome:?}"),
                    "the connection error of step 2",
                    "A new protection must not lose an old one.",
                    "the book, step 2: The body belongs to the attempt",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_redirect_is_an_answer_and_not_followed() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&Request::get("/redirect/loop")).await;
            let status = outcome.as_ref().err().and_then(ApiError::status);
            let requests = service.seen().len();
            ensure(
                status.is_some_and(|status| status == 302) && requests == 1,
                format!("sent {requests} requests and got {outcome:?}"),
                "1 request, and an error that knows the status 302",
                "Behind a redirect, \"could not connect\" no longer means \"was never sent\".",
                "the book, step 2: What reqwest really says",
            )
        })
    }

    #[test]
    fn a_long_but_steady_download_is_not_cut_off() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), limits(LONG, 2 * SHORT));
            let (outcome, elapsed) = timed(client.attempt(&Request::get("/drip/20/0.02"))).await;
            ensure(
                outcome.is_ok(),
                format!(
                    "gave up after {elapsed:?} ({outcome:?}), while a byte arrived every 20 ms \
                     and the read time-out was 200 ms"
                ),
                "the whole body: a read time-out limits each wait, not their sum",
                "With a total in place of it, every download that is larger than usual fails, \
                 and fails again when it is retried.",
                READ,
            )
        })
    }

    #[test]
    fn a_request_that_timed_out_is_given_up() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), limits(LONG, SHORT));
            let _ = client.attempt(&Request::get("/hang")).await;
            is_given_up(&service).await
        })
    }

    #[test]
    fn an_error_answer_is_still_an_error() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            for (status, class) in [(404, ErrorClass::NotFound), (503, ErrorClass::Server)] {
                let outcome = client
                    .attempt(&Request::get(&format!("/status/{status}")))
                    .await;
                ensure(
                    outcome.as_ref().is_err_and(|error| error.class() == class),
                    format!("called a service that answers {status} and got {outcome:?}"),
                    "the error of step 2",
                    "A new protection must not lose an old one.",
                    READ,
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_2_write {
    use super::*;

    const READ: &str = "the book, step 3: Write";
    /// More than all buffers between client and service hold together.
    const LARGE: usize = 24_000_000;

    #[test]
    fn a_small_upload_arrives() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&Request::post("/upload", "hello")).await;
            ensure(
                outcome
                    .as_ref()
                    .is_ok_and(|reply| reply.text().contains("received 5 bytes")),
                format!("called POST /upload with 5 bytes and got {outcome:?}"),
                "the answer: received 5 bytes",
                "A client must work on a good day first.",
                READ,
            )?;
            let seen = service.seen();
            let methods: Vec<_> = seen.iter().map(|seen| seen.method.as_str()).collect();
            ensure(
                methods == ["POST"],
                format!("sent {methods:?} for Request::post"),
                "one POST",
                "A request that arrives as another one is answered as another one.",
                READ,
            )
        })
    }

    #[test]
    fn a_service_that_does_not_read_is_a_write_time_out() -> Verdict {
        check(async {
            let service = start();
            let config = TimeoutConfig {
                write: SHORT,
                ..limits(LONG, LONG)
            };
            let client = TimeoutClient::new(&service.url(), config);
            let request = Request::post("/upload/stuck", vec![b'x'; LARGE]);
            let (outcome, elapsed) = timed(client.attempt(&request)).await;
            let set = "sent 24 MB to a service that reads nothing; write was 100 ms, read was 5 s";
            gave_up(&outcome, elapsed, Phase::Write, set, READ)?;
            may_have_acted(&outcome, READ)
        })
    }

    #[test]
    fn a_long_but_steady_upload_is_not_cut_off() -> Verdict {
        check(async {
            let service = start();
            let config = TimeoutConfig {
                write: 3 * SHORT,
                ..limits(LONG, 3 * SHORT)
            };
            let client = TimeoutClient::new(&service.url(), config);
            // Ten pauses of 40 ms: more in all than either limit.
            let body = vec![b'x'; 10 * 4 * 1024 * 1024];
            let request = Request::post("/upload/slow/0.04", body);
            let (outcome, elapsed) = timed(client.attempt(&request)).await;
            ensure(
                outcome.is_ok(),
                format!(
                    "gave up after {elapsed:?} ({outcome:?}), while the service kept reading; \
                     write and read time-out were 300 ms"
                ),
                "the answer: the read time-out begins when the whole request has been sent, \
                 and the write time-out begins anew with each piece",
                "Otherwise every upload that is larger than usual fails, and fails again.",
                READ,
            )
        })
    }

    #[test]
    fn an_upload_that_timed_out_is_given_up() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), limits(LONG, SHORT));
            let _ = client.attempt(&Request::post("/hang", "an order")).await;
            is_given_up(&service).await
        })
    }

    #[test]
    fn no_answer_after_an_upload_is_a_read_time_out() -> Verdict {
        check(async {
            let service = start();
            let config = TimeoutConfig {
                write: LONG,
                ..limits(LONG, SHORT)
            };
            let client = TimeoutClient::new(&service.url(), config);
            let request = Request::post("/hang", "an order");
            let (outcome, elapsed) = timed(client.attempt(&request)).await;
            let set = "sent an order to /hang; read was 100 ms, write was 5 s";
            gave_up(&outcome, elapsed, Phase::Read, set, READ)?;
            may_have_acted(&outcome, READ)
        })
    }
}

mod exercise_3_pool {
    use super::*;

    const READ: &str = "the book, step 3: Pool";

    fn small_pool(service: &PracticeService, max_connections: usize) -> TimeoutClient {
        let config = TimeoutConfig {
            pool: SHORT,
            max_connections,
            ..limits(LONG, LONG)
        };
        TimeoutClient::new(&service.url(), config)
    }

    /// Starts a call and waits until the service has it.
    async fn occupy(
        service: &PracticeService,
        client: &TimeoutClient,
        path: &'static str,
    ) -> tokio::task::JoinHandle<()> {
        let before = service.seen().len();
        let client = client.clone();
        let call = tokio::spawn(async move {
            let _ = client.send(&Request::get(path)).await;
        });
        service.wait_until(LONG, |seen| seen.len() > before).await;
        call
    }

    #[test]
    fn a_call_waits_for_a_free_connection_and_no_longer_than_pool() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let call = occupy(&service, &client, "/hang").await;
            let (outcome, elapsed) = timed(client.send(&Request::get("/json"))).await;
            call.abort();
            let set = "the only connection was taken; pool was 100 ms";
            gave_up(&outcome, elapsed, Phase::Pool, set, READ)?;
            let executed = outcome.err().map(|error| error.executed());
            ensure(
                executed == Some(Executed::No) && service.seen().len() == 1,
                format!(
                    "said executed: {executed:?}; the service saw:\n{}",
                    lab::timeline::of_service(&service.seen())
                ),
                "executed: No, and nothing but the first call at the service",
                "A call that waits for its turn must not be sent at the same time.",
                READ,
            )
        })
    }

    #[test]
    fn a_connection_is_taken_until_the_body_has_been_read() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let call = occupy(&service, &client, "/drip/100/0.02").await;
            // By now the head of the first answer is there, but not its body.
            tokio::time::sleep(Duration::from_millis(20)).await;
            let (outcome, elapsed) = timed(client.send(&Request::get("/json"))).await;
            call.abort();
            let set = "the only connection was taken, by a body that drips; pool was 100 ms";
            gave_up(&outcome, elapsed, Phase::Pool, set, READ)
        })
    }

    #[test]
    fn a_call_goes_on_when_a_connection_becomes_free() -> Verdict {
        check(async {
            let service = start();
            let config = TimeoutConfig {
                pool: LONG,
                max_connections: 1,
                ..limits(LONG, LONG)
            };
            let client = TimeoutClient::new(&service.url(), config);
            let call = occupy(&service, &client, "/delay/0.1").await;
            let outcome = client.send(&Request::get("/json")).await;
            let _ = call.await;
            ensure(
                outcome.is_ok(),
                format!("got {outcome:?}, although the connection was free after 100 ms"),
                "the answer: waiting a little is what the pool time-out allows",
                "A short queue takes the edge off a burst.",
                READ,
            )
        })
    }

    #[test]
    fn the_limit_is_for_the_wait_and_not_for_the_call() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let (outcome, elapsed) = timed(client.send(&Request::get("/delay/0.25"))).await;
            ensure(
                outcome.is_ok(),
                format!(
                    "ended after {elapsed:.1?} with {outcome:?}, for an answer that takes 250 ms; \
                     pool was 100 ms and a connection was free"
                ),
                "the answer: pool limits only the wait for a free connection",
                "A limit for one thing that strikes another sends everybody to look in the \
                 wrong place.",
                READ,
            )
        })
    }

    #[test]
    fn a_connection_comes_back_however_a_call_ends() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 2);
            for path in ["/json", "/status/500", "/reset", "/truncate"] {
                let _ = client.send(&Request::get(path)).await;
            }
            let dropped = occupy(&service, &client, "/hang").await;
            dropped.abort();
            let _ = dropped.await;
            let free = client.free_connections();
            ensure(
                free == 2,
                format!(
                    "had {free} of 2 connections free after a success, a 500, a reset, a body \
                     cut off and a call that was dropped"
                ),
                "2: the permit comes back whenever it is dropped",
                "A connection that is lost with each error is a client that stands still after \
                 a bad hour, until somebody restarts it.",
                READ,
            )
        })
    }

    #[test]
    fn no_more_calls_are_under_way_than_there_are_connections() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 3);
            let calls: Vec<_> = (0..8)
                .map(|_| {
                    let client = client.clone();
                    tokio::spawn(async move { client.send(&Request::get("/hang")).await })
                })
                .collect();
            service.wait_until(LONG, |seen| seen.len() >= 3).await;
            // The other five give up after 100 ms.
            tokio::time::sleep(2 * SHORT).await;
            let seen = service.seen().len();
            calls.iter().for_each(tokio::task::JoinHandle::abort);
            ensure(
                seen == 3,
                format!("sent {seen} requests at once with max_connections 3"),
                "3",
                "reqwest opens as many connections as it is asked for. Without a limit, a slow \
                 service gets all the load there is.",
                READ,
            )
        })
    }

    #[test]
    fn the_clients_own_limit_is_not_retryable() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let call = occupy(&service, &client, "/hang").await;
            let outcome = client.send(&Request::get("/json")).await;
            call.abort();
            ensure(
                outcome.as_ref().is_err_and(|error| !error.is_retryable()),
                format!("got {outcome:?}"),
                "an error that is not retryable: the client itself is the one that is overloaded",
                "A retry under one's own overload makes the queue longer.",
                READ,
            )
        })
    }
}

mod exercise_4_elapsed {
    use super::*;

    const READ: &str = "the book, step 3: Time in the log";

    #[test]
    fn a_success_is_logged_with_its_time() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200).after(Duration::from_millis(250))]);
            let outcome = Timed::new(script).send(&Request::get("/json")).await;
            ensure(
                outcome.is_ok(),
                format!("turned a success into {outcome:?}"),
                "the same success",
                "A log must not change what it looks at.",
                READ,
            )?;
            logged(&["attempt started", "attempt succeeded"])?;
            has_field(1, "elapsed_ms", "250")?;
            has_field(1, "status", "200")?;
            has_field(1, "method", "GET")
        })
    }

    #[test]
    fn a_failure_is_logged_with_its_time_and_error() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(503).after(Duration::from_millis(1500))]);
            let outcome = Timed::new(script).send(&Request::get("/json")).await;
            ensure(
                outcome
                    .as_ref()
                    .is_err_and(|e| e.class() == ErrorClass::Server),
                format!("turned a 503 into {outcome:?}"),
                "the same error",
                "A log must not change what it looks at.",
                READ,
            )?;
            logged(&["attempt started", "attempt failed"])?;
            let levels = recorder()
                .events()
                .iter()
                .map(|e| e.level)
                .collect::<Vec<_>>();
            ensure(
                levels == ["DEBUG", "WARN"],
                format!("logged them with the levels {levels:?}"),
                "DEBUG for what is normal, WARN for a failure",
                "In production only warnings are kept. What is logged below is not there when \
                 it is needed, and what is logged above hides the rest.",
                READ,
            )?;
            has_field(1, "elapsed_ms", "1500")?;
            let error = recorder().events()[1]
                .field("error")
                .unwrap_or_default()
                .to_owned();
            ensure(
                error.contains("503"),
                format!("logged the error as {error:?}"),
                "the error's own message, which names the status",
                "A log line without a reason is a riddle.",
                READ,
            )
        })
    }

    #[test]
    fn the_start_is_logged_before_the_attempt() -> Verdict {
        check_in_virtual_time(async {
            let client = Timed::new(Script::new([Outcome::Never.into()]));
            let request = Request::get("/json");
            let call = client.send(&request);
            let _ = tokio::time::timeout(Duration::from_secs(1), call).await;
            logged(&["attempt started"])
        })
    }

    #[test]
    fn a_query_is_not_logged() -> Verdict {
        check_in_virtual_time(async {
            for status in [200, 500] {
                let client = Timed::new(Script::new([Play::status(status)]));
                let _ = client.send(&Request::get("/json?api_key=SECRET")).await;
            }
            let events = recorder().events();
            let lines: Vec<_> = events.iter().map(ToString::to_string).collect();
            let log = lines.join("\n");
            ensure(
                !log.contains("SECRET") && log.contains("/json"),
                format!("logged:\n{log}"),
                "the path without its query: Request::path_for_log",
                "Logs are read by many. A key in them is a leaked key.",
                READ,
            )
        })
    }

    fn logged(expected: &[&str]) -> Verdict {
        let events = recorder().events();
        let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
        ensure(
            names == expected,
            format!("logged {names:?}"),
            &format!("{expected:?}"),
            "Whoever looks at night needs to see what began and never ended, and how long \
             the rest took.",
            READ,
        )
    }

    fn has_field(event: usize, name: &str, expected: &str) -> Verdict {
        let events = recorder().events();
        let found = events[event].field(name);
        ensure(
            found == Some(expected),
            format!("logged {name} = {found:?} in {:?}", events[event].name),
            expected,
            "A time that is read before the work is always zero; one from another clock than \
             tokio's cannot be checked without waiting; and text cannot be summed up.",
            READ,
        )
    }
}

mod exercise_5_deadline {
    use super::*;

    const READ: &str = "the book, step 3: One deadline for all of it";
    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn an_answer_in_time_passes() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200).after(SECOND - Duration::from_millis(2))]);
            let deadline = Deadline::new(script, SECOND);
            let (outcome, limit) = (
                deadline.send(&Request::get("/json")).await,
                deadline.limit(),
            );
            ensure(
                outcome.is_ok() && limit == SECOND,
                format!("got {outcome:?} for an answer 2 ms before the deadline of {limit:?}"),
                "the answer",
                "A deadline that comes early throws away work that was done.",
                READ,
            )
        })
    }

    #[test]
    fn an_error_in_time_passes_unchanged() -> Verdict {
        check_in_virtual_time(async {
            let client = Deadline::new(Script::new([Play::status(503)]), SECOND);
            let outcome = client.send(&Request::get("/json")).await;
            let events = recorder().events().len();
            ensure(
                outcome
                    .as_ref()
                    .is_err_and(|e| e.class() == ErrorClass::Server)
                    && events == 0,
                format!("turned a 503 into {outcome:?} and logged {events} events"),
                "the same error, and no event: the deadline was not missed",
                "An outage that shows as \"too slow\" is looked for in the wrong place.",
                READ,
            )
        })
    }

    #[test]
    fn the_call_ends_at_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            let client = Deadline::new(Script::new([Outcome::Never.into()]), SECOND);
            let start = tokio::time::Instant::now();
            let outcome = client.send(&Request::get("/json")).await;
            let elapsed = start.elapsed();
            let phase = phase_of(&outcome);
            ensure(
                phase == Some(Phase::Deadline) && near(elapsed, SECOND),
                format!("ended after {elapsed:?} with {outcome:?}"),
                "after 1 s, a time-out of phase deadline",
                SLOW_IS_WORSE,
                READ,
            )?;
            may_have_acted(&outcome, READ)
        })
    }

    #[test]
    fn the_work_is_stopped_and_not_only_left_alone() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200).after(2 * SECOND)]);
            let client = Deadline::new(script.clone(), SECOND);
            let _ = client.send(&Request::post("/orders", "one")).await;
            tokio::time::sleep(Duration::from_secs(3600)).await;
            let completed = script.completed();
            ensure(
                completed == 0,
                "returned at the deadline, but the work inside went on and was completed later",
                "the work is dropped at the deadline, which stops it",
                "The caller was told that it failed, and a second later the order is placed \
                 after all. A time-out around a spawned task does not stop the task.",
                "the book, step 3: Dropping is stopping",
            )
        })
    }

    #[test]
    fn what_is_inside_knows_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200)]);
            let start = tokio::time::Instant::now();
            let _ = Deadline::new(script.clone(), SECOND)
                .send(&Request::get("/json"))
                .await;
            let deadline = script.calls().first().and_then(|call| call.deadline);
            let left = deadline.map(|deadline| deadline - start);
            ensure(
                left.is_some_and(|left| near(left, SECOND)),
                format!("sent the request on with a deadline in {left:?}"),
                "in 1 s: set Request::deadline",
                "A retry that does not know the deadline begins waits that end behind it.",
                READ,
            )
        })
    }

    #[test]
    fn an_earlier_deadline_is_kept() -> Verdict {
        check_in_virtual_time(async {
            let start = tokio::time::Instant::now();
            let mut request = Request::get("/json");
            request.deadline = Some(start + SECOND / 2);
            let client = Deadline::new(Script::new([Outcome::Never.into()]), SECOND);
            let outcome = client.send(&request).await;
            let elapsed = start.elapsed();
            ensure(
                phase_of(&outcome) == Some(Phase::Deadline)
                    && near(elapsed, SECOND / 2)
                    && limit_logged() == Some(500),
                format!(
                    "ended after {elapsed:?} with {}, when 0.5 s were left of the caller's \
                     deadline; logged limit_ms = {:?}",
                    told(&outcome),
                    limit_logged()
                ),
                "after 0.5 s, with limit_ms = 500: the earlier of the two deadlines counts",
                "If each layer starts the clock anew, a call may take as long as all of them \
                 together, and its caller has long gone.",
                READ,
            )
        })
    }

    #[test]
    fn a_later_deadline_does_not_make_a_call_longer() -> Verdict {
        check_in_virtual_time(async {
            let start = tokio::time::Instant::now();
            let mut request = Request::get("/json");
            request.deadline = Some(start + 60 * SECOND);
            let client = Deadline::new(Script::new([Outcome::Never.into()]), SECOND);
            let _ = client.send(&request).await;
            let elapsed = start.elapsed();
            ensure(
                near(elapsed, SECOND),
                format!("ended after {elapsed:?} with a limit of 1 s"),
                "after 1 s: the earlier of the two deadlines counts",
                SLOW_IS_WORSE,
                READ,
            )
        })
    }

    #[test]
    fn nothing_is_sent_after_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            let mut request = Request::get("/json");
            request.deadline = Some(tokio::time::Instant::now());
            tokio::time::sleep(SECOND).await;
            let script = Script::new([Play::status(200)]);
            let outcome = Deadline::new(script.clone(), SECOND).send(&request).await;
            let calls = script.calls().len();
            let executed = outcome.as_ref().err().map(ApiError::executed);
            ensure(
                calls == 0 && executed == Some(Executed::No) && limit_logged() == Some(0),
                format!(
                    "sent {calls} requests a second after the deadline; got {}; logged limit_ms \
                     = {:?}",
                    told(&outcome),
                    limit_logged()
                ),
                "none, an error that says executed: No, and an event with limit_ms = 0",
                "The caller has gone. Work for nobody still costs the service.",
                READ,
            )
        })
    }

    #[test]
    fn a_missed_deadline_is_logged() -> Verdict {
        check_in_virtual_time(async {
            let client = Deadline::new(Script::new([Outcome::Never.into()]), SECOND);
            let _ = client.send(&Request::get("/json?api_key=SECRET")).await;
            let events = recorder().events();
            let limit = events.first().and_then(|event| event.number("limit_ms"));
            let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
            ensure(
                names == ["deadline exceeded"] && limit == Some(1000),
                format!("logged {names:?} with limit_ms = {limit:?}"),
                "\"deadline exceeded\" with limit_ms = 1000",
                "A limit that strikes unseen looks like a fault of the service.",
                READ,
            )?;
            let path = events.first().and_then(|event| event.field("path"));
            ensure(
                path == Some("/json"),
                format!("logged the path as {path:?}"),
                "/json, without its query: Request::path_for_log",
                "Logs are read by many. A key in them is a leaked key.",
                READ,
            )
        })
    }

    fn limit_logged() -> Option<u64> {
        recorder()
            .events()
            .first()
            .and_then(|event| event.number("limit_ms"))
    }

    #[test]
    fn an_endless_limit_does_not_panic() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200).after(SECOND)]);
            let outcome = Deadline::new(script, Duration::MAX)
                .send(&Request::get("/json"))
                .await;
            ensure(
                outcome.is_ok(),
                format!("got {outcome:?} with a limit of Duration::MAX"),
                "the answer: Instant::now() + Duration::MAX panics, checked_add does not",
                "Somebody will configure \"no limit\" as the largest number there is.",
                READ,
            )
        })
    }

    #[test]
    fn a_dripping_body_is_cut_off_on_the_wire_too() -> Verdict {
        check(async {
            let service = start();
            let config = limits(LONG, LONG);
            let client = Deadline::new(TimeoutClient::new(&service.url(), config), SHORT);
            let (outcome, elapsed) = timed(client.send(&Request::get("/drip/200/0.02"))).await;
            let set = "a body that drips for 4 s; the deadline was 100 ms";
            gave_up(&outcome, elapsed, Phase::Deadline, set, READ)
        })
    }
}

fn start() -> PracticeService {
    PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
}

fn limits(connect: Duration, read: Duration) -> TimeoutConfig {
    TimeoutConfig {
        connect,
        read,
        ..TimeoutConfig::default()
    }
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    let output = work.await;
    (output, start.elapsed())
}

/// Virtual time counts whole milliseconds, so one is granted.
fn near(elapsed: Duration, expected: Duration) -> bool {
    elapsed.abs_diff(expected) <= Duration::from_millis(1)
}

fn phase_of(outcome: &Result<Reply, ApiError>) -> Option<Phase> {
    match outcome {
        Err(ApiError::Timeout { phase, .. }) => Some(*phase),
        _ => None,
    }
}

/// The call timed out in this phase after a limit of 100 ms, not before it and
/// not much later. `set` tells what was asked for, and with which limits.
fn gave_up(
    outcome: &Result<Reply, ApiError>,
    elapsed: Duration,
    phase: Phase,
    set: &str,
    read: &str,
) -> Verdict {
    let in_time = elapsed + Duration::from_millis(5) >= SHORT && elapsed < 20 * SHORT;
    ensure(
        phase_of(outcome) == Some(phase) && in_time,
        format!("ended after {elapsed:.0?} with {} ({set})", told(outcome)),
        &format!("after 100 ms, a time-out of phase {phase}"),
        SLOW_IS_WORSE,
        read,
    )
}

fn told(outcome: &Result<Reply, ApiError>) -> String {
    match outcome {
        Ok(reply) => format!("success: {}", reply.status),
        Err(error) => format!("the error: {error} (executed: {:?})", error.executed()),
    }
}

/// The service's only request is over, soon after the client has given up.
async fn is_given_up(service: &PracticeService) -> Verdict {
    let over = |seen: &[lab::Seen]| {
        seen.first()
            .is_some_and(|first| first.ended != Ended::NotYet)
    };
    ensure(
        service.wait_until(Duration::from_secs(2), over).await,
        "returned a time-out, but its request was still open two seconds later",
        "the connection is closed: dropping the future of a request ends it",
        "Work that nobody waits for still costs the service, just when it is slow. \
         A time-out around a spawned task does not stop the task.",
        "the book, step 3: Dropping is stopping",
    )
}

fn may_have_acted(outcome: &Result<Reply, ApiError>, read: &str) -> Verdict {
    let executed = outcome.as_ref().err().map(ApiError::executed);
    ensure(
        executed.is_some_and(|executed| executed != Executed::No),
        format!("said executed: {executed:?} of a request that had left the client"),
        "Unknown (or Yes, if the head of an answer had come)",
        "\"Timed out\" is not \"did not happen\". An order that is sent again is placed twice.",
        read,
    )
}
