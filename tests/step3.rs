// The checks of step 3. Run them with `cargo test -p step3`.
//
// What happens on the wire is checked in real time: limits are a tenth of a
// second, and a client that is ten times slower still passes. What is exact runs
// in virtual time, where waiting costs nothing. The clock then stands still until
// the service has the request, and after that nothing more comes over the wire.

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lab::script::{Outcome, Play, Script};
use lab::{Ended, PracticeService};
use step2::{ApiError, ErrorClass, Executed, Phase, Reply};
use step3::{Deadline, Request, Timed, TimeoutClient, TimeoutConfig, Transport};
use support::{
    Verdict, check, check_in_virtual_time, ensure, given, hold_clock, hold_until, recorder,
};

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
            let executed = outcome.as_ref().err().map(ApiError::executed);
            ensure(
                executed == Some(Executed::No),
                format!("said executed: {executed:?} of a request that met no connection"),
                "No",
                "What was never sent is safe to send again.",
                READ,
            )?;
            ensure(
                outcome
                    .as_ref()
                    .is_err_and(|error| error.source().is_some()),
                format!("got {outcome:?}, an error without a cause"),
                "the error that ApiError::from_reqwest makes: its cause is what reqwest said",
                "Whoever looks for the reason of an outage needs to see what lies behind it.",
                "the book, step 2: What reqwest really says",
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
    fn connect_strikes_exactly_when_it_says() -> Verdict {
        check_in_virtual_time(async {
            for limit in [LIMIT, HOUR] {
                let config = TimeoutConfig {
                    connect: limit,
                    read: 2 * limit,
                    ..uneven()
                };
                let ended = attempt_nowhere(config, Request::get("/json")).await;
                strikes_exactly(ended, limit, Phase::Connect, Executed::No, READ)?;
            }
            Ok(())
        })
    }

    #[test]
    fn read_strikes_exactly_when_it_says() -> Verdict {
        check_in_virtual_time(async {
            for (path, executed) in [
                ("/hang", Executed::Unknown),
                ("/stall", Executed::Yes),
                ("/stall/200", Executed::Yes),
                ("/stall/chunked", Executed::Yes),
            ] {
                for read in [LIMIT, HOUR] {
                    let config = TimeoutConfig { read, ..uneven() };
                    let ended = attempt_held(config, Request::get(path)).await;
                    strikes_exactly(ended, read, Phase::Read, executed, READ)?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn the_page_of_an_error_may_not_stall_for_ever_either() -> Verdict {
        check_in_virtual_time(async {
            let config = TimeoutConfig {
                read: LIMIT,
                ..uneven()
            };
            let (outcome, elapsed) = attempt_held(config, Request::get("/stall/503")).await;
            let is_503 = outcome.as_ref().err().and_then(ApiError::status);
            ensure(
                is_503.is_some_and(|status| status == 503) && near(elapsed, LIMIT),
                format!(
                    "ended after {elapsed:?} with {}, for a 503 whose page never comes; read was \
                     {LIMIT:?}",
                    told(&outcome)
                ),
                "the 503, after that time: no wait is without an end",
                SLOW_IS_WORSE,
                READ,
            )
        })
    }

    #[test]
    fn the_page_of_an_error_is_read_so_that_its_connection_can_be_used_again() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            // The last page is larger than all that a buffer takes by itself.
            let pages = ["/late/503", "/late/404", "/late/302", "/late/500/4000000"];
            for path in ["/json"].into_iter().chain(pages).chain(["/json"]) {
                let _ = client.attempt(&Request::get(path)).await;
            }
            let connections = service.connections();
            ensure(
                connections == 1,
                format!(
                    "opened {connections} connections for 6 calls in a row, of which 4 got an \
                     error or a redirect with a page"
                ),
                "1: one reqwest client, kept, and each answer read to its end",
                "Connecting costs a round trip (three with TLS) and a port, and that just when \
                 the service is in trouble.",
                "the book, step 2: The body belongs to the attempt",
            )
        })
    }

    #[test]
    fn a_large_body_arrives_byte_for_byte() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&Request::get("/bytes/12000000")).await;
            let mut sent = (0..=255).collect::<Vec<u8>>().repeat(12_000_000 / 256 + 1);
            sent.truncate(12_000_000);
            let found = outcome.as_ref().map(|reply| reply.body.len());
            ensure(
                outcome.as_ref().is_ok_and(|reply| reply.body == sent),
                format!("got {found:?}, for a body of 12000000 bytes that are no text"),
                "the same twelve million bytes",
                "Pieces come as they like. Read as text or cut short, they are another body.",
                READ,
            )
        })
    }

    #[test]
    fn the_answer_to_a_head_tells_a_length_and_has_no_body() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&head("/json")).await;
            ensure(
                outcome.as_ref().is_ok_and(|reply| reply.body.is_empty()),
                format!("sent a HEAD and got {outcome:?}"),
                "a success without a body",
                "A HEAD asks what a GET would bring, its length too. That a body broke off is \
                 for the HTTP library to say: it knows when there is none.",
                READ,
            )
        })
    }

    #[test]
    fn an_absurd_length_is_an_error_and_no_panic() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let outcome = client.attempt(&Request::get("/truncate/huge")).await;
            ensure(
                outcome
                    .as_ref()
                    .is_err_and(|error| error.class() == ErrorClass::Connection),
                format!("got {outcome:?} for a body that breaks off before its first byte"),
                "a connection error",
                "A length in a header is input from outside.",
                READ,
            )
        })
    }

    #[test]
    fn one_attempt_is_one_request() -> Verdict {
        check(async {
            let config = limits(LONG, SHORT);
            for path in ["/hang", "/stall", "/close", "/reset", "/status/503"] {
                let service = start();
                let client = TimeoutClient::new(&service.url(), config.clone());
                let _ = client.attempt(&Request::get(path)).await;
                let seen = service.seen().len();
                // None, if the machine is so busy that the limit came first.
                ensure(
                    seen <= 1,
                    format!("sent {seen} requests in one attempt at {path}"),
                    "1: whoever counts attempts must be the only one who makes them",
                    "Retries that nobody sees are counted by nobody, and limited by nothing.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_refused_connection_is_no_time_out() -> Verdict {
        check(async { is_refused_at_once(Request::get("/json"), READ).await })
    }

    #[test]
    fn method_query_and_headers_arrive() -> Verdict {
        check(async { arrives_as_it_is(&[]).await })
    }

    #[test]
    fn an_attempt_that_is_dropped_is_given_up() -> Verdict {
        check(async {
            for path in ["/hang", "/stall"] {
                let service = start();
                let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
                let request = Request::get(path);
                let _ = tokio::time::timeout(SHORT, client.attempt(&request)).await;
                is_given_up(&service).await?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_limit_is_a_limit_that_never_strikes() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), without_limits());
            let outcome = client.attempt(&Request::get("/json")).await;
            ensure(
                outcome.is_ok(),
                format!("got {outcome:?} with all limits at Duration::MAX"),
                "the answer: Instant::now() + Duration::MAX panics, timeout does not",
                "Somebody will configure \"no limit\" as the largest number there is.",
                READ,
            )
        })
    }

    #[test]
    fn a_body_cut_off_is_an_error() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            for path in ["/truncate", "/truncate/chunked", "/reset/body"] {
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
        check_in_virtual_time(async {
            for status in [200, 503] {
                a_steady_download_arrives(status).await?;
            }
            Ok(())
        })
    }

    async fn a_steady_download_arrives(status: u16) -> Verdict {
        // A byte each 6 ms in real time; on the paused clock, 18 minutes for each.
        const PIECES: usize = 40;
        let service = Arc::new(start());
        let config = TimeoutConfig {
            read: HOUR,
            ..uneven()
        };
        let client = TimeoutClient::new(&service.url(), config);
        let request = Request::get(&format!("/drip/{PIECES}/0.006/{status}"));
        let night = async {
            begun_to_answer(&service).await;
            let of_head = service.sent();
            while service.sent() < of_head + PIECES {
                let before = service.sent();
                // Far less than the limit: a client may hear of one piece only when
                // this time is over, and of the next at once.
                tokio::time::sleep(HOUR * 3 / 10).await;
                let watched = Arc::clone(&service);
                hold_until(move || watched.sent() > before).await;
            }
        };
        let begun = tokio::time::Instant::now();
        let mut download = Box::pin(client.attempt(&request));
        let outcome = tokio::select! {
            outcome = &mut download => outcome,
            // What has been sent may not be here yet.
            () = night => hold_clock(download).await,
        };
        let elapsed = begun.elapsed();
        // The service knows how far it came; how much time passed on the paused clock
        // depends on how many bytes the client was told of at once.
        let watched = Arc::clone(&service);
        hold_until(move || watched.seen()[0].ended != Ended::NotYet).await;
        let ended = service.seen()[0].ended.clone();
        ensure(
            outcome.is_ok() == (status == 200) && ended == Ended::Answered(status),
            format!(
                "ended after {elapsed:?} with {}, while a byte of the {status} arrived every 18 \
                 minutes and the read time-out was an hour; the service saw: {ended}",
                told(&outcome)
            ),
            "the whole body, also that of an error: a read time-out limits each wait, not \
             their sum",
            "With a total in place of it, every download that is larger than usual fails, and \
             fails again when it is retried. The page of an error that is left in its middle \
             costs the connection.",
            READ,
        )
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
    fn an_answer_may_come_before_the_upload_is_over() -> Verdict {
        check_in_virtual_time(async {
            // A service that has seen enough may say yes as well as no.
            for code in [413, 200] {
                let config = TimeoutConfig {
                    write: HOUR,
                    read: HOUR,
                    ..uneven()
                };
                let path = format!("/upload/early/{code}");
                let request = Request::post(&path, vec![b'x'; LARGE]);
                let (outcome, elapsed) = attempt_held(config, request).await;
                let status = match &outcome {
                    Ok(reply) => Some(reply.status),
                    Err(error) => error.status(),
                };
                ensure(
                    status.is_some_and(|status| status == code),
                    format!(
                        "got {outcome:?} after {elapsed:?}, from a service that answers {code} \
                         at once and reads no more; write and read time-out were an hour"
                    ),
                    &format!("the {code}: wait for the answer and for progress at the same time"),
                    "A service that has decided does not read the rest first. A client that does \
                     not listen while it sends takes a clear answer for a slow network, and may \
                     send it all again.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn write_strikes_exactly_when_it_says() -> Verdict {
        check_in_virtual_time(async {
            let others = uneven().read;
            for (write, read) in [(LIMIT, others), (HOUR, others), (LIMIT, Duration::MAX)] {
                let config = TimeoutConfig {
                    write,
                    read,
                    ..uneven()
                };
                let request = Request::post("/upload/stuck", vec![b'x'; LARGE]);
                let ended = attempt_held(config, request).await;
                strikes_exactly(ended, write, Phase::Write, Executed::Unknown, READ)?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_upload_that_finds_no_connection_is_a_connect_time_out() -> Verdict {
        check_in_virtual_time(async {
            let config = TimeoutConfig {
                connect: LIMIT,
                write: 2 * LIMIT,
                read: 2 * LIMIT,
                ..uneven()
            };
            let ended = attempt_nowhere(config, Request::post("/orders", "tea")).await;
            strikes_exactly(ended, LIMIT, Phase::Connect, Executed::No, READ)
        })
    }

    #[test]
    fn connecting_is_part_of_the_first_wait_of_an_upload() -> Verdict {
        check_in_virtual_time(async {
            let config = TimeoutConfig {
                connect: 2 * LIMIT,
                write: LIMIT,
                ..uneven()
            };
            let request = Request::post("/orders", "tea");
            let (outcome, elapsed) = attempt_nowhere(config, request).await;
            let executed = outcome.as_ref().err().map(ApiError::executed);
            ensure(
                phase_of(&outcome) == Some(Phase::Write)
                    && near(elapsed, LIMIT)
                    && executed == Some(Executed::Unknown),
                format!(
                    "ended after {elapsed:?} with {}, where no connection came about; write was \
                     {LIMIT:?}, and connect twice as long",
                    told(&outcome)
                ),
                &format!("after {LIMIT:?} a time-out of phase write, executed: Unknown"),
                "How much of the body was taken shows progress, and not what has arrived. What \
                 is called \"never sent\" is sent again, so it is said only where it is certain.",
                READ,
            )
        })
    }

    #[test]
    fn read_strikes_exactly_when_it_says_after_an_upload() -> Verdict {
        check_in_virtual_time(async {
            let others = uneven().write;
            for (read, write) in [(LIMIT, others), (HOUR, others), (LIMIT, Duration::MAX)] {
                let config = TimeoutConfig {
                    read,
                    write,
                    ..uneven()
                };
                let ended = attempt_held(config, Request::post("/hang", "an order")).await;
                strikes_exactly(ended, read, Phase::Read, Executed::Unknown, READ)?;
            }
            Ok(())
        })
    }

    #[test]
    fn method_query_headers_and_body_arrive() -> Verdict {
        check(async { arrives_as_it_is(&[0, 159, 146, 150, 255]).await })
    }

    #[test]
    fn an_upload_that_fails_otherwise_is_no_time_out() -> Verdict {
        check(async {
            is_refused_at_once(Request::post("/orders", "tea"), READ).await?;
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            for (path, length) in [("/reset", 8), ("/close", 8), ("/upload/reset", LARGE)] {
                let request = Request::post(path, vec![b'x'; length]);
                let outcome = client.attempt(&request).await;
                let found = outcome
                    .as_ref()
                    .err()
                    .map(|error| (error.class(), error.executed()));
                ensure(
                    found == Some((ErrorClass::Connection, Executed::Unknown)),
                    format!(
                        "got {} from POST {path} with {length} bytes",
                        told(&outcome)
                    ),
                    "a connection error, executed: Unknown, as in step 2, however much of the \
                     body was left",
                    "Slow and gone are two different outages with two different cures. And \
                     nobody knows what a service does with half of a body.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_upload_that_is_dropped_is_given_up() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
            let request = Request::post("/hang", "an order");
            let _ = tokio::time::timeout(SHORT, client.attempt(&request)).await;
            is_given_up(&service).await
        })
    }

    #[test]
    fn an_upload_without_a_limit_arrives() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), without_limits());
            let outcome = client.attempt(&Request::post("/upload", "hello")).await;
            ensure(
                outcome.is_ok(),
                format!("got {outcome:?} with all limits at Duration::MAX"),
                "the answer",
                "Somebody will configure \"no limit\" as the largest number there is.",
                READ,
            )
        })
    }

    #[test]
    fn a_long_but_steady_upload_is_not_cut_off() -> Verdict {
        check_in_virtual_time(async {
            // The service reads 4 MiB at a time, 6 ms apart in real time; on the paused
            // clock, 18 minutes for each.
            const PORTION: usize = 4 * 1024 * 1024;
            const PORTIONS: usize = 10;
            let service = Arc::new(start());
            let config = TimeoutConfig {
                write: HOUR,
                read: HOUR,
                ..uneven()
            };
            let client = TimeoutClient::new(&service.url(), config);
            let body = vec![b'x'; PORTIONS * PORTION];
            let request = Request::post("/upload/slow/0.006", body);
            let night = async {
                arrived(&service, 1).await;
                while service.received() < PORTIONS * PORTION {
                    // No more than one wait for a portion, also where the service has
                    // read several meanwhile: on a busy machine it can be far ahead.
                    let before = service.received();
                    tokio::time::sleep(HOUR * 3 / 10).await;
                    let watched = Arc::clone(&service);
                    hold_until(move || watched.received() > before).await;
                }
                begun_to_answer(&service).await;
            };
            let begun = tokio::time::Instant::now();
            let mut upload = Box::pin(client.attempt(&request));
            let outcome = tokio::select! {
                outcome = &mut upload => outcome,
                // What has been sent may not be here yet.
            () = night => hold_clock(upload).await,
            };
            let elapsed = begun.elapsed();
            ensure(
                outcome.is_ok(),
                format!(
                    "gave up after {elapsed:?} ({outcome:?}), while the service read 4 MiB every \
                     18 minutes; write and read time-out were an hour"
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
    fn every_method_waits_for_a_connection() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let call = occupy(&service, &client, "/hang").await;
            for request in [Request::post("/orders", "tea"), head("/orders")] {
                let (outcome, elapsed) = timed(client.send(&request)).await;
                let method = &request.method;
                let set = "while the only connection was taken; pool was 100 ms";
                let set = format!("a {method}, {set}");
                gave_up(&outcome, elapsed, Phase::Pool, &set, READ)?;
            }
            call.abort();
            Ok(())
        })
    }

    #[test]
    fn pool_strikes_exactly_when_it_says_and_only_while_it_waits() -> Verdict {
        check_in_virtual_time(async {
            for pool in [LIMIT, 20 * LIMIT] {
                pool_strikes_exactly(pool, None).await?;
            }
            // The caller has more time than that, as nearly every caller has.
            pool_strikes_exactly(LIMIT, Some(100 * LIMIT)).await
        })
    }

    async fn pool_strikes_exactly(pool: Duration, left: Option<Duration>) -> Verdict {
        let service = Arc::new(start());
        let config = TimeoutConfig {
            pool,
            read: 10 * pool,
            max_connections: 1,
            ..uneven()
        };
        let client = TimeoutClient::new(&service.url(), config);
        let (mut first, mut second) = (Request::get("/hang"), Request::get("/hang"));
        let begun = tokio::time::Instant::now();
        first.deadline = left.map(|left| begun + left);
        second.deadline = first.deadline;
        let mut first = Box::pin(client.send(&first));
        tokio::select! {
            _ = &mut first => {}
            () = arrived(&service, 1) => {}
        }
        let outcome = client.send(&second).await;
        let ended = (outcome, begun.elapsed());
        strikes_exactly(ended, pool, Phase::Pool, Executed::No, READ)?;

        // The next one waits as well, and then the connection becomes free.
        let waiting = client.send(&second);
        let freeing = async {
            tokio::time::sleep(pool / 2).await;
            drop(first);
            // For a client that looks again each millisecond.
            tokio::time::sleep(Duration::from_millis(3)).await;
            arrived(&service, 2).await;
        };
        let begun = tokio::time::Instant::now();
        let (outcome, ()) = tokio::join!(waiting, freeing);
        let (elapsed, expected) = (begun.elapsed(), pool / 2 + 10 * pool);
        ensure(
            phase_of(&outcome) == Some(Phase::Read) && elapsed.abs_diff(expected) < SHORT,
            format!(
                "ended a call that got its connection after {:?} with {} after {elapsed:?}; \
                 pool was {pool:?}, read {:?}",
                pool / 2,
                told(&outcome),
                10 * pool
            ),
            &format!("a read time-out after {expected:?}: pool limits the wait alone"),
            "A call that is under way and reported as \"never sent\" is sent again, and an \
             order is placed twice.",
            READ,
        )
    }

    #[test]
    fn with_a_pool_of_zero_nobody_waits() -> Verdict {
        check(async {
            let service = start();
            let config = TimeoutConfig {
                pool: Duration::ZERO,
                max_connections: 1,
                ..limits(LONG, LONG)
            };
            let client = TimeoutClient::new(&service.url(), config);
            let free = client.send(&Request::get("/json")).await;
            let call = occupy(&service, &client, "/hang").await;
            let taken = client.send(&Request::get("/json")).await;
            call.abort();
            ensure(
                free.is_ok() && phase_of(&taken) == Some(Phase::Pool),
                format!(
                    "got {} from a free connection and {} from a taken one",
                    told(&free),
                    told(&taken)
                ),
                "the answer, then a time-out of phase pool at once",
                "Zero is what somebody configures who wants no queue.",
                READ,
            )
        })
    }

    #[test]
    fn pool_says_nothing_about_connections_that_are_idle() -> Verdict {
        check(async {
            for pool in [Duration::ZERO, Duration::from_millis(20)] {
                let service = start();
                let config = TimeoutConfig {
                    pool,
                    ..limits(LONG, LONG)
                };
                let client = TimeoutClient::new(&service.url(), config);
                for _ in 0..3 {
                    let _ = client.send(&Request::get("/json")).await;
                    tokio::time::sleep(Duration::from_millis(60)).await;
                }
                ensure(
                    service.connections() == 1,
                    format!(
                        "opened {} connections for 3 calls with a pause of 60 ms between them; \
                         pool was {pool:?}",
                        service.connections()
                    ),
                    "1 connection: `pool` limits the wait of a call for a connection, not the \
                     rest of a connection between two calls (pool_idle_timeout)",
                    "Whoever wants no queue sets it to zero, and pays for a new connection with \
                     every call.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn with_an_endless_pool_a_call_is_made_all_the_same() -> Verdict {
        check(async {
            let service = start();
            let client = TimeoutClient::new(&service.url(), without_limits());
            let outcome = client.send(&Request::get("/json")).await;
            ensure(
                outcome.is_ok(),
                format!("got {outcome:?} with all limits at Duration::MAX"),
                "the answer",
                "Somebody will configure \"no limit\" as the largest number there is.",
                READ,
            )
        })
    }

    #[test]
    fn one_call_is_one_attempt_with_the_same_request() -> Verdict {
        check(async {
            for path in ["/status/500", "/reset", "/close", "/echo"] {
                for request in [Request::post(path, "tea"), Request::get(path)] {
                    let service = start();
                    let client = small_pool(&service, 2);
                    let request = request.with_idempotency_key("key-7");
                    let _ = client.send(&request).await;
                    let over =
                        |seen: &[lab::Seen]| seen.iter().all(|seen| seen.ended != Ended::NotYet);
                    service.wait_until(LONG, over).await;
                    let seen = service.seen();
                    let keys: Vec<_> = seen
                        .iter()
                        .map(|seen| seen.header("idempotency-key"))
                        .collect();
                    ensure(
                        keys == [Some("key-7")],
                        format!(
                            "sent this for one call of {path}, with the keys {keys:?}:\n{}",
                            lab::timeline::of_service(&seen)
                        ),
                        "one request, with its key",
                        "Retries that nobody sees are counted by nobody, and limited by nothing.",
                        READ,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn what_was_never_sent_is_not_tried_again_here() -> Verdict {
        check_in_virtual_time(async {
            let nowhere = lab::silent_address().expect("a free port");
            let config = TimeoutConfig {
                connect: LIMIT,
                read: 3 * LIMIT,
                ..uneven()
            };
            let client = TimeoutClient::new(&nowhere.url(), config);
            let begun = tokio::time::Instant::now();
            let outcome = client.send(&Request::get("/json")).await;
            let ended = (outcome, begun.elapsed());
            strikes_exactly(ended, LIMIT, Phase::Connect, Executed::No, READ)
        })
    }

    #[test]
    fn a_call_that_is_dropped_is_given_up() -> Verdict {
        check(async {
            let service = start();
            let client = small_pool(&service, 1);
            let request = Request::get("/hang");
            let _ = tokio::time::timeout(SHORT, client.send(&request)).await;
            is_given_up(&service).await
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
    fn each_event_has_these_fields_and_no_others() -> Verdict {
        check_in_virtual_time(async {
            let request = Request::post("/orders?api_key=SECRET", "SECRET tea");
            let request = request.with_idempotency_key("SECRET key");
            let plays = [Play::status(204), Play::status(503), Outcome::Broken.into()];
            let client = Timed::new(Script::new(plays));
            for _ in 0..3 {
                let _ = client.send(&request).await;
            }
            let started = "DEBUG attempt started method=POST path=/orders";
            let expected = [
                started,
                "DEBUG attempt succeeded method=POST path=/orders status=204 elapsed_ms=0",
                started,
                "WARN attempt failed method=POST path=/orders error=server error (503) elapsed_ms=0",
                started,
                "WARN attempt failed method=POST path=/orders error=connection broke elapsed_ms=0",
            ];
            let events = recorder().events();
            let logged: Vec<_> = events.iter().map(ToString::to_string).collect();
            ensure(
                logged
                    .iter()
                    .map(|line| words(line))
                    .eq(expected.map(words)),
                format!("logged:\n{}", logged.join("\n")),
                &format!("\n{}", expected.join("\n")),
                "What is missing is missed at night. What is too much holds a secret one day: \
                 bodies, keys and queries do.",
                READ,
            )
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
    fn a_failure_is_logged_where_debug_is_off() -> Verdict {
        check_in_virtual_time(async {
            support::listen_from(tracing::level_filters::LevelFilter::WARN);
            let client = Timed::new(Script::new([Play::status(503)]));
            let _ = client.send(&Request::get("/json")).await;
            let events = recorder().events();
            let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
            ensure(
                names == ["attempt failed"],
                format!("logged {names:?} for a 503, where events of level debug are switched off"),
                "\"attempt failed\": it is a warning, and warnings are on",
                "In production only warnings are kept. That nobody listens to the one kind of \
                 event says nothing about the other.",
                READ,
            )
        })
    }

    #[test]
    fn every_failure_is_logged() -> Verdict {
        check_in_virtual_time(async {
            for play in failures() {
                recorder().take();
                let client = Timed::new(Script::new([play.clone()]));
                let outcome = client.send(&Request::get("/json")).await;
                let failed = recorder()
                    .events()
                    .iter()
                    .any(|event| event.name == "attempt failed" && event.level == "WARN");
                ensure(
                    failed,
                    format!(
                        "logged no warning when an attempt ended with {}",
                        told(&outcome)
                    ),
                    "warn, attempt failed: for each error",
                    "The failure that is not in the log is the one that is looked for.",
                    READ,
                )?;
            }
            let own: [fn() -> ApiError; 6] = [
                || ApiError::timed_out(Phase::Pool, Executed::No),
                || ApiError::timed_out(Phase::Connect, Executed::No),
                || ApiError::timed_out(Phase::Write, Executed::Unknown),
                || ApiError::timed_out(Phase::Deadline, Executed::Unknown),
                || ApiError::InvalidRequest {
                    cause: "no address".into(),
                },
                || ApiError::InvalidReply {
                    cause: "no JSON".into(),
                },
            ];
            for error in own {
                recorder().take();
                let _ = Timed::new(Fails(error)).send(&Request::get("/json")).await;
                let events = recorder().take();
                let last = events.last().map(ToString::to_string).unwrap_or_default();
                ensure(
                    last.starts_with("WARN attempt failed"),
                    format!(
                        "logged {last:?} last, when an attempt ended with: {}",
                        error()
                    ),
                    "warn, attempt failed: for each error",
                    "Nobody can add up attempts of which some are missing. And what is logged as \
                     an error wakes somebody up.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn request_and_outcome_are_handed_on_unchanged() -> Verdict {
        check_in_virtual_time(async { hands_on(Timed::new).await })
    }

    #[test]
    fn two_attempts_at_the_same_time_have_a_time_each() -> Verdict {
        check_in_virtual_time(async {
            let times = [2, 100].map(Duration::from_secs);
            let client = Timed::new(Script::new(times.map(|time| Play::status(200).after(time))));
            let request = Request::get("/json");
            let begun = tokio::time::Instant::now();
            let _ = tokio::join!(client.send(&request), client.send(&request));
            let events = recorder().events();
            let logged: Vec<_> = events
                .iter()
                .filter_map(|event| event.field("elapsed_ms"))
                .collect();
            ensure(
                logged == ["2000", "100000"] && near(begun.elapsed(), times[1]),
                format!(
                    "logged elapsed_ms = {}, and both were over after {:?}",
                    logged.join(" and "),
                    begun.elapsed()
                ),
                "elapsed_ms = 2000 and 100000, as whole numbers, and 100 s for both",
                "Neither a clock nor a lock belongs to all attempts together.",
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
    fn a_time_out_of_what_is_inside_stays_one() -> Verdict {
        check_in_virtual_time(async {
            let client = Deadline::new(Script::new([Outcome::TimedOut.into()]), SECOND);
            let outcome = client.send(&Request::get("/json")).await;
            let events = recorder().take().len();
            ensure(
                phase_of(&outcome) == Some(Phase::Read) && events == 0,
                format!(
                    "turned a read time-out into {} and logged {events} events",
                    told(&outcome)
                ),
                "the read time-out, and no event: the deadline was not missed",
                "A read time-out can be cured by asking again, and a deadline can not.",
                READ,
            )?;

            // A deadline in a deadline: the inner one lets nothing through.
            let inner = Deadline::new(Script::new([Play::status(200)]), Duration::ZERO);
            let outcome = Deadline::new(inner, SECOND)
                .send(&Request::get("/json"))
                .await;
            let executed = outcome.as_ref().err().map(ApiError::executed);
            let events = recorder().events().len();
            ensure(
                executed == Some(Executed::No) && events == 1,
                format!(
                    "with a deadline of zero inside one of 1 s, got {} and logged {events} events",
                    told(&outcome)
                ),
                "executed: No, and 1 event, both from the inner one: the outer one was not missed",
                "A limit that is logged by two layers is looked for in the wrong one. And what \
                 was never sent could safely be sent again, if anybody still knew it.",
                READ,
            )
        })
    }

    #[test]
    fn request_and_outcome_are_handed_on_unchanged() -> Verdict {
        check_in_virtual_time(async { hands_on(|script| Deadline::new(script, SECOND)).await })
    }

    #[test]
    fn what_is_inside_gets_the_earlier_deadline() -> Verdict {
        check_in_virtual_time(async {
            for (theirs, limit, expected) in [
                (SECOND / 2, SECOND, SECOND / 2),
                (60 * SECOND, SECOND, SECOND),
                (SECOND / 2, Duration::MAX, SECOND / 2),
            ] {
                let script = Script::new([Outcome::Never.into()]);
                let begun = tokio::time::Instant::now();
                let mut request = Request::get("/json");
                request.deadline = Some(begun + theirs);
                let _ = Deadline::new(script.clone(), limit).send(&request).await;
                let elapsed = begun.elapsed();
                let call = script.calls().pop();
                let inside = call
                    .and_then(|call| call.deadline)
                    .map(|inside| inside - begun);
                ensure(
                    inside.is_some_and(|inside| near(inside, expected)) && near(elapsed, expected),
                    format!(
                        "told what is inside of a deadline in {inside:?} and ended after \
                         {elapsed:?}, when the caller waits for {theirs:?} and the limit is {limit:?}"
                    ),
                    &format!("{expected:?} for both: the earlier of the two counts"),
                    "Whatever is inside plans its retries by it.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_limit_of_zero_lets_nothing_through() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200)]);
            let outcome = Deadline::new(script.clone(), Duration::ZERO)
                .send(&Request::get("/json"))
                .await;
            let calls = script.calls().len();
            ensure(
                calls == 0 && phase_of(&outcome) == Some(Phase::Deadline),
                format!(
                    "sent {calls} requests with a limit of zero, and got {}",
                    told(&outcome)
                ),
                "none, and a time-out of phase deadline",
                "A deadline that is now has passed. Zero as \"no limit\" would be the opposite.",
                READ,
            )
        })
    }

    #[test]
    fn the_call_ends_at_the_deadline() -> Verdict {
        check_in_virtual_time(async {
            // Ten days are a limit like any other.
            for limit in [SECOND, 240 * HOUR] {
                let client = Deadline::new(Script::new([Outcome::Never.into()]), limit);
                let start = tokio::time::Instant::now();
                given(format!("a limit of {limit:?}"));
                let outcome = client.send(&Request::get("/json")).await;
                let elapsed = start.elapsed();
                let phase = phase_of(&outcome);
                ensure(
                    phase == Some(Phase::Deadline) && near(elapsed, limit),
                    format!("ended after {elapsed:?} with {outcome:?}"),
                    &format!("after {limit:?}, a time-out of phase deadline"),
                    SLOW_IS_WORSE,
                    READ,
                )?;
                let executed = outcome.as_ref().err().map(ApiError::executed);
                ensure(
                    executed == Some(Executed::Unknown),
                    format!("said executed: {executed:?} of what was under way at the deadline"),
                    "Unknown: it was sent, and nobody has heard what became of it",
                    "\"Timed out\" is neither \"did not happen\" nor \"happened\".",
                    READ,
                )?;
            }
            Ok(())
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
                    && limit_logged() == "500",
                format!(
                    "ended after {elapsed:?} with {}, when 0.5 s were left of the caller's \
                     deadline; logged limit_ms = {}",
                    told(&outcome),
                    limit_logged()
                ),
                "after 0.5 s, with limit_ms = 500, a whole number: the earlier of the two deadlines \
                 counts",
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
                calls == 0 && executed == Some(Executed::No) && limit_logged() == "0",
                format!(
                    "sent {calls} requests a second after the deadline; got {}; logged limit_ms \
                     = {}",
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
            let limit = Duration::from_millis(1234);
            let client = Deadline::new(Script::new([Outcome::Never.into()]), limit);
            let _ = client
                .send(&Request::post("/orders?api_key=SECRET", "tea"))
                .await;
            let logged: Vec<_> = recorder()
                .events()
                .iter()
                .map(ToString::to_string)
                .collect();
            let expected = "WARN deadline exceeded method=POST path=/orders limit_ms=1234";
            ensure(
                logged.iter().map(|line| words(line)).eq([words(expected)]),
                format!("logged:\n{}", logged.join("\n")),
                expected,
                "A limit that strikes unseen looks like a fault of the service. Logs are read \
                 by many, so the path is Request::path_for_log, without its query.",
                READ,
            )
        })
    }

    /// `limit_ms` as the first event has it.
    fn limit_logged() -> String {
        let events = recorder().events();
        let limit = events.first().and_then(|event| event.field("limit_ms"));
        limit.unwrap_or("nothing").into()
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

/// What the exact checks wait for; on a paused clock it takes no time.
const LIMIT: Duration = Duration::from_millis(700);
/// Longer than any default, and than what somebody adds "just in case".
const HOUR: Duration = Duration::from_secs(3600);

/// Four limits of which none is equal to another, to be changed where it matters.
fn uneven() -> TimeoutConfig {
    TimeoutConfig {
        connect: Duration::from_millis(90),
        read: Duration::from_millis(520),
        write: Duration::from_millis(430),
        pool: Duration::from_millis(250),
        max_connections: 10,
    }
}

fn without_limits() -> TimeoutConfig {
    TimeoutConfig {
        connect: Duration::MAX,
        read: Duration::MAX,
        write: Duration::MAX,
        pool: Duration::MAX,
        max_connections: 10,
    }
}

/// Waits, in real time, until the service has seen so many requests. A paused clock
/// stands still meanwhile.
async fn arrived(service: &Arc<PracticeService>, requests: usize) {
    let watched = Arc::clone(service);
    hold_until(move || watched.seen().len() >= requests).await;
}

/// The same, until the service has sent a part of an answer.
async fn begun_to_answer(service: &Arc<PracticeService>) {
    let watched = Arc::clone(service);
    hold_until(move || watched.sent() > 0).await;
}

/// One attempt on a paused clock, which stands still until the service has the
/// request, and has sent what it will ever send; with the time that it took.
async fn attempt_held(
    config: TimeoutConfig,
    request: Request,
) -> (Result<Reply, ApiError>, Duration) {
    let service = Arc::new(start());
    let client = TimeoutClient::new(&service.url(), config);
    let begun = tokio::time::Instant::now();
    let attempt = async {
        let outcome = client.attempt(&request).await;
        (outcome, begun.elapsed())
    };
    let answers = ["/stall", "/upload/early"];
    let answers = answers.iter().any(|path| request.path.starts_with(path));
    let sent = async {
        arrived(&service, 1).await;
        if answers {
            begun_to_answer(&service).await;
        }
    };
    let (ended, ()) = tokio::join!(attempt, sent);
    ended
}

/// One attempt where no connection comes about, with the time that it took.
async fn attempt_nowhere(
    config: TimeoutConfig,
    request: Request,
) -> (Result<Reply, ApiError>, Duration) {
    let nowhere = lab::silent_address().expect("a free port");
    let client = TimeoutClient::new(&nowhere.url(), config);
    let begun = tokio::time::Instant::now();
    let outcome = client.attempt(&request).await;
    (outcome, begun.elapsed())
}

/// The call timed out in this phase after exactly `limit`.
fn strikes_exactly(
    (outcome, elapsed): (Result<Reply, ApiError>, Duration),
    limit: Duration,
    phase: Phase,
    executed: Executed,
    read: &str,
) -> Verdict {
    let found = outcome.as_ref().err().map(ApiError::executed);
    ensure(
        phase_of(&outcome) == Some(phase) && near(elapsed, limit) && found == Some(executed),
        format!(
            "ended after {elapsed:?} with {}; {phase} was {limit:?}, the others were other numbers",
            told(&outcome)
        ),
        &format!("after {limit:?} a time-out of phase {phase}, executed: {executed:?}"),
        "A limit is what somebody has computed from what callers bear. Twice of it is another \
         limit, and so is a part of it.",
        read,
    )
}

/// Where nobody listens, a request ends as a refused connection.
async fn is_refused_at_once(request: Request, read: &str) -> Verdict {
    let nobody = lab::refusing_address().expect("a free port");
    let client = TimeoutClient::new(&nobody.url(), TimeoutConfig::default());
    let outcome = client.attempt(&request).await;
    let found = outcome.as_ref().err();
    let found = found.map(|error| (error.class(), error.executed()));
    ensure(
        found == Some((ErrorClass::Connection, Executed::No)),
        format!("got, for a {} that is refused, {outcome:?}", request.method),
        "a connection error, executed: No, as in step 2",
        "Slow and gone are two different outages with two different cures.",
        read,
    )
}

/// A request with everything that one can have arrives at the service as it is.
async fn arrives_as_it_is(body: &'static [u8]) -> Verdict {
    let service = start();
    let token = reqwest::header::HeaderValue::from_static("Bearer token");
    let client = TimeoutClient::new(&service.url(), TimeoutConfig::default());
    let client = client.with_authorization(token);
    let mut request = Request::post("/echo?page=2", body).with_idempotency_key("key-7");
    request.method = reqwest::Method::PUT;
    let outcome = client.attempt(&request).await;
    let seen = service.seen().pop();
    let sent = seen.as_ref().map(|seen| {
        let headers = ["idempotency-key", "authorization"].map(|name| seen.header(name));
        (seen.method.as_str(), seen.path.as_str(), headers)
    });
    let expected = ("PUT", "/echo?page=2", [Some("key-7"), Some("Bearer token")]);
    let echoed = outcome.as_ref().map(|reply| &reply.body[..]);
    ensure(
        sent == Some(expected) && echoed.as_ref().is_ok_and(|echoed| *echoed == body),
        format!("sent {sent:?} and got {echoed:?} back from a service that echoes"),
        &format!("{expected:?}, and {body:?} back"),
        "A request that arrives as another one is answered as another one. Without its key an \
         order is placed twice.",
        "the book, step 3: One trait, many layers",
    )
}

fn head(path: &str) -> Request {
    Request {
        method: reqwest::Method::HEAD,
        ..Request::get(path)
    }
}

/// The words of a line of the log: the order of its fields does not matter.
fn words(line: &str) -> Vec<&str> {
    let mut words: Vec<_> = line.split(' ').collect();
    words.sort();
    words
}

/// One of each kind.
fn failures() -> [Play; 10] {
    [
        Outcome::Refused.into(),
        Outcome::Broken.into(),
        Outcome::TimedOut.into(),
        Outcome::CircuitOpen(Duration::from_secs(1)).into(),
        Outcome::BulkheadFull.into(),
        Play::status(302),
        Play::status(404),
        Play::status(401),
        Play::status(422),
        Play::status(503).header("retry-after", "7"),
    ]
}

/// A layer around a script sends each request on as it is, once, and returns what
/// comes back as it is.
async fn hands_on<T: Transport>(layer: impl Fn(Script) -> T) -> Verdict {
    let success = Play::status(201).header("etag", "seven");
    for play in failures().into_iter().chain([success]) {
        let (script, bare) = (Script::new([play.clone()]), Script::new([play]));
        let mut request = Request::post("/orders?page=2", "tea").with_idempotency_key("key-7");
        let start = tokio::time::Instant::now();
        request.deadline = Some(start + Duration::from_millis(700));
        let outcome = layer(script.clone()).send(&request).await;
        let expected = bare.send(&request).await;
        let (calls, wanted) = (script.calls(), bare.calls());
        let described = |calls: &[lab::script::Call]| {
            let calls = calls.iter().map(|call| {
                let lab::script::Call {
                    method,
                    path,
                    body,
                    idempotency_key,
                    deadline,
                    ..
                } = call;
                let body = String::from_utf8_lossy(body);
                let key = idempotency_key;
                let left = match deadline {
                    Some(deadline) => format!("deadline in {:?}", *deadline - start),
                    None => "no deadline".into(),
                };
                format!("{method} {path}, body {body:?}, key {key:?}, {left}")
            });
            calls.collect::<Vec<_>>().join("\n")
        };
        ensure(
            described(&calls) == described(&wanted),
            format!(
                "was given this request:\n{}\nand sent on:\n{}",
                described(&wanted),
                described(&calls)
            ),
            "the same request, once",
            "A layer that forgets a part of the request breaks whoever counts on it.",
            "the book, step 3: One trait, many layers",
        )?;
        ensure(
            format!("{outcome:?}") == format!("{expected:?}"),
            format!("turned {expected:?}\ninto {outcome:?}"),
            "what came back, unchanged",
            "Step 4 decides by all of it: the status, the wait that was asked for, whether it \
             was executed.",
            "the book, step 3: One trait, many layers",
        )?;
    }
    Ok(())
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
