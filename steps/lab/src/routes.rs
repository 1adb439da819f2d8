//! Which path does what. Nothing here touches the network.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, SystemTime};

use crate::fault::Fault;
use crate::http::{Answer, Head};

/// Every path of the practice service, with what it does.
pub const PATHS: &[(&str, &str)] = &[
    ("/json", "answers at once with a small JSON document"),
    ("/status/{code}", "answers with this status, 200 to 999"),
    (
        "/bytes/{n}",
        "n bytes that are no text: 0, 1, 2, … 255, 0, …",
    ),
    (
        "/late/{code}",
        "like /status, but with 20 KiB of body, in two parts that come later",
    ),
    ("/late/{code}/{bytes}", "the same with so large a body"),
    (
        "/late/{code}/chunked",
        "the same in chunks, without a length in its head",
    ),
    (
        "/delay/{seconds}",
        "answers after so long; decimals are fine",
    ),
    (
        "/flaky/{n}",
        "fails n times with 500, then works, then starts again",
    ),
    (
        "/busy/{code}/{seconds}",
        "answers 429 or 503 with Retry-After in seconds",
    ),
    (
        "/busy/{code}/{seconds}/date",
        "the same with Retry-After as a date",
    ),
    (
        "/busy/{code}/{seconds}/date/alone",
        "the same, and the answer has no Date of its own",
    ),
    ("/cookies", "answers with two Set-Cookie headers"),
    ("/hang", "takes the request and never answers"),
    ("/close", "closes the connection instead of answering"),
    ("/close/head", "closes in the middle of the answer's head"),
    ("/reset", "resets the connection instead of answering"),
    (
        "/reset/body",
        "resets the connection in the middle of the body",
    ),
    (
        "/truncate",
        "promises more bytes than it sends, then closes",
    ),
    (
        "/truncate/{code}",
        "the same with this status, and Retry-After: 7",
    ),
    (
        "/truncate/chunked",
        "closes in the middle of a chunked body",
    ),
    (
        "/truncate/huge",
        "promises more bytes than there are anywhere",
    ),
    ("/stall", "sends half of the body, then nothing more"),
    (
        "/stall/{code}",
        "sends the head of an answer, then nothing more",
    ),
    (
        "/stall/chunked",
        "sends half of a chunked body, then nothing more",
    ),
    (
        "/drip/{bytes}/{seconds}",
        "sends the body a byte at a time, so far apart",
    ),
    (
        "/drip/{bytes}/{seconds}/{code}",
        "the same with this status",
    ),
    ("/garbage", "sends something that is not HTTP"),
    ("/not-json", "says it sends JSON and does not"),
    ("/redirect/loop", "sends you back to itself"),
    ("/redirect/ftp", "sends you to an address that is not HTTP"),
    ("/redirect/refused", "sends you where nobody listens"),
    ("/echo", "sends the body of the request back"),
    ("/upload", "POST: reads the body and says how long it was"),
    (
        "/upload/stuck",
        "POST: reads nothing of the body, so a writer stalls",
    ),
    (
        "/upload/reset",
        "POST: resets the connection when the body has begun",
    ),
    (
        "/upload/early/{code}",
        "POST: answers with this status at once, and reads nothing of the body",
    ),
    (
        "/upload/slow/{seconds}",
        "POST: pauses before each 4 MiB that it reads",
    ),
    ("/orders", "POST: places an order. GET: how many there are"),
    (
        "/orders/lost/{n}",
        "POST: places it, but loses the answer n times",
    ),
];

/// No wait of the service is longer than an hour, in seconds.
const LONGEST_WAIT: f64 = 3600.0;
/// No body of the service is larger, in bytes.
pub(crate) const LARGEST_BODY: usize = 12_000_000;

/// What to do with a request.
pub(crate) enum Action {
    Answer(Answer),
    AnswerAfter(Duration, Answer),
    /// The head at once, each half of the body after a moment.
    AnswerInParts(Answer),
    AnswerInChunks(Answer),
    Break(Fault),
    Echo,
    Drip {
        status: u16,
        bytes: usize,
        every: Duration,
    },
    ReadSlowly {
        every: Duration,
    },
}

/// What the service remembers between requests.
#[derive(Default)]
pub(crate) struct Memory {
    /// How often each `/flaky` or `/orders/lost` path was asked since it last worked.
    failures: HashMap<String, u32>,
    orders: u32,
    keys: HashSet<String>,
    /// Where nobody listens, for `/redirect/refused`.
    pub refusing: String,
}

/// Finds the action for a request; an unknown path gets the list of paths.
pub(crate) fn route(head: &Head, memory: &mut Memory) -> Action {
    let path = head.path.split('?').next().unwrap_or_default();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let found = match segments.as_slice() {
        [""] => Some(Action::Answer(Answer::new(200, list_of_paths()))),
        ["json"] => Some(Action::Answer(document())),
        ["not-json"] => Some(Action::Answer(Answer::json(200, "<html>sorry</html>"))),
        ["status", code] => status(code),
        ["late", code] => late(code, LATE_BODY).map(Action::AnswerInParts),
        ["late", code, "chunked"] => late(code, LATE_BODY).map(Action::AnswerInChunks),
        ["late", code, bytes] => {
            let answer = number(bytes).and_then(|bytes| late(code, bytes));
            answer.map(Action::AnswerInParts)
        }
        ["bytes", count] => bytes(count),
        ["delay", seconds] => wait(seconds).map(|wait| Action::AnswerAfter(wait, document())),
        ["flaky", times] => flaky(times, head, memory),
        ["busy", code, seconds] => busy(code, seconds, When::Seconds),
        ["busy", code, seconds, "date"] => busy(code, seconds, When::Date),
        ["busy", code, seconds, "date", "alone"] => busy(code, seconds, When::DateAlone),
        ["cookies"] => Some(Action::Answer(cookies())),
        ["echo"] => Some(Action::Echo),
        ["drip", bytes, seconds] => drip(bytes, seconds, "200"),
        ["drip", bytes, seconds, code] => drip(bytes, seconds, code),
        ["redirect", to] => redirect(to, memory),
        ["upload"] => Some(Action::Answer(Answer::new(
            200,
            format!("received {} bytes\n", head.body_length()),
        ))),
        ["upload", "slow", seconds] => wait(seconds).map(|every| Action::ReadSlowly { every }),
        ["upload", "early", code] => early(code),
        ["truncate", code] if !["chunked", "huge"].contains(code) => truncate(code),
        ["stall", code] if *code != "chunked" => stall(code),
        ["orders"] => Some(Action::Answer(orders(head, memory))),
        ["orders", "lost", times] => lost_order(times, head, memory),
        _ => Fault::for_path(path).map(Action::Break),
    };
    found.unwrap_or_else(|| Action::Answer(unknown(path)))
}

fn document() -> Answer {
    Answer::json(
        200,
        r#"{"slideshow": {"title": "Clients that survive", "slides": 8}}"#,
    )
}

fn unknown(path: &str) -> Answer {
    Answer::new(404, format!("Nothing at {path}. {}", list_of_paths()))
}

fn list_of_paths() -> String {
    let mut text = String::from("The practice service has:\n");
    for (path, what) in PATHS {
        text.push_str(&format!("  {path:<28} {what}\n"));
    }
    text
}

fn status(code: &str) -> Option<Action> {
    let code: u16 = code
        .parse()
        .ok()
        .filter(|code| (200..=999).contains(code))?;
    Some(Action::Answer(Answer::new(
        code,
        format!("status {code}\n"),
    )))
}

/// The length of a body that the service would send.
fn number(bytes: &str) -> Option<usize> {
    bytes.parse().ok().filter(|bytes| *bytes <= LARGEST_BODY)
}

const LATE_BODY: usize = 20 * 1024;

fn late(code: &str, bytes: usize) -> Option<Answer> {
    let Some(Action::Answer(mut answer)) = status(code) else {
        return None;
    };
    if ![204, 304].contains(&answer.status) {
        answer.body = vec![b'.'; bytes];
    }
    Some(answer)
}

fn bytes(count: &str) -> Option<Action> {
    let count = number(count)?;
    let all: Vec<u8> = (0..=255).collect();
    let mut body = all.repeat(count / all.len() + 1);
    body.truncate(count);
    let mut answer = Answer::new(200, body);
    answer.headers[0].1 = "application/octet-stream".into();
    Some(Action::Answer(answer))
}

fn wait(seconds: &str) -> Option<Duration> {
    let seconds: f64 = seconds.parse().ok()?;
    // `contains` is false for NaN, so this leaves only numbers that are safe.
    (0.0..=LONGEST_WAIT)
        .contains(&seconds)
        .then(|| Duration::from_secs_f64(seconds))
}

/// Whether this request is one of the `times` that fail.
fn fails(times: u32, head: &Head, memory: &mut Memory) -> bool {
    let count = memory.failures.entry(head.path.clone()).or_default();
    if *count < times {
        *count += 1;
        return true;
    }
    *count = 0;
    false
}

fn flaky(times: &str, head: &Head, memory: &mut Memory) -> Option<Action> {
    let failed = fails(times.parse().ok()?, head, memory);
    Some(Action::Answer(if failed {
        Answer::new(500, "not this time\n")
    } else {
        document()
    }))
}

/// How an answer says when to come back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Seconds,
    Date,
    DateAlone,
}

fn busy(code: &str, seconds: &str, when: When) -> Option<Action> {
    let code: u16 = code.parse().ok().filter(|code| [429, 503].contains(code))?;
    let seconds: u64 = seconds.parse().ok().filter(|s| *s as f64 <= LONGEST_WAIT)?;
    let now = SystemTime::now();
    let value = match when {
        When::Seconds => seconds.to_string(),
        When::Date | When::DateAlone => httpdate::fmt_http_date(now + Duration::from_secs(seconds)),
    };
    let mut answer = Answer::new(code, "busy, come back later\n").with("retry-after", value);
    if when != When::DateAlone {
        answer = answer.with("date", httpdate::fmt_http_date(now));
    }
    Some(Action::Answer(answer))
}

fn truncate(code: &str) -> Option<Action> {
    let code = code.parse().ok()?;
    let known = (200..=999).contains(&code) && ![204, 304].contains(&code);
    known.then_some(Action::Break(Fault::Truncate(code)))
}

fn stall(code: &str) -> Option<Action> {
    let code = code.parse().ok()?;
    let known = (200..=999).contains(&code) && ![204, 304].contains(&code);
    known.then_some(Action::Break(Fault::StallAfterHead(code)))
}

fn early(code: &str) -> Option<Action> {
    let code = code.parse().ok()?;
    let known = (200..=999).contains(&code);
    known.then_some(Action::Break(Fault::AnswerUnread(code)))
}

fn cookies() -> Answer {
    Answer::new(200, "two cookies\n")
        .with("set-cookie", "session=1")
        .with("set-cookie", "language=en")
}

fn drip(bytes: &str, seconds: &str, code: &str) -> Option<Action> {
    let Some(Action::Answer(answer)) = status(code) else {
        return None;
    };
    Some(Action::Drip {
        status: answer.status,
        bytes: number(bytes)?,
        every: wait(seconds)?,
    })
}

fn redirect(to: &str, memory: &Memory) -> Option<Action> {
    let location = match to {
        "loop" => "/redirect/loop".to_owned(),
        "ftp" => "ftp://127.0.0.1/".to_owned(),
        "refused" => memory.refusing.clone(),
        _ => return None,
    };
    Some(Action::Answer(
        Answer::new(302, "over there\n").with("location", location),
    ))
}

fn orders(head: &Head, memory: &mut Memory) -> Answer {
    if head.method == "POST" {
        place_order(head, memory)
    } else {
        Answer::json(200, format!(r#"{{"orders": {}}}"#, memory.orders))
    }
}

/// Counts an order, unless its idempotency key says that it was counted before.
fn place_order(head: &Head, memory: &mut Memory) -> Answer {
    let key = head.header("idempotency-key");
    let is_new = key.is_none_or(|key| memory.keys.insert(key.to_owned()));
    if is_new {
        memory.orders += 1;
    }
    Answer::json(201, format!(r#"{{"order": {}}}"#, memory.orders))
}

fn lost_order(times: &str, head: &Head, memory: &mut Memory) -> Option<Action> {
    let times = times.parse().ok()?;
    let placed = place_order(head, memory);
    Some(if fails(times, head, memory) {
        Action::Break(Fault::CloseAfterWork)
    } else {
        Action::Answer(placed)
    })
}
