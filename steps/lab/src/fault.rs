//! Real faults on the wire.

use std::io;
use std::time::Duration;

use crate::http::{Answer, Connection};
use crate::record::Ended;

/// A way to break an exchange on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Hang,
    Close,
    CloseAfterWork,
    CloseInHead,
    Reset,
    ResetInBody,
    /// With this status.
    Truncate(u16),
    TruncateChunked,
    TruncateHuge,
    Stall,
    /// With this status.
    StallAfterHead(u16),
    StallChunked,
    Garbage,
    ReadNothing,
    ResetInUpload,
    /// With this status.
    AnswerUnread(u16),
}

/// Half of a body of this length is what a broken answer sends.
const PROMISED: usize = 64;
/// No machine has so much memory; in bytes.
const HUGE: usize = usize::MAX - 16;

impl Fault {
    /// The fault behind a path, for paths without parameters.
    pub fn for_path(path: &str) -> Option<Fault> {
        Some(match path {
            "/hang" => Fault::Hang,
            "/close" => Fault::Close,
            "/close/head" => Fault::CloseInHead,
            "/reset" => Fault::Reset,
            "/reset/body" => Fault::ResetInBody,
            "/truncate" => Fault::Truncate(200),
            "/truncate/chunked" => Fault::TruncateChunked,
            "/truncate/huge" => Fault::TruncateHuge,
            "/stall" => Fault::Stall,
            "/stall/chunked" => Fault::StallChunked,
            "/garbage" => Fault::Garbage,
            "/upload/stuck" => Fault::ReadNothing,
            "/upload/reset" => Fault::ResetInUpload,
            _ => return None,
        })
    }

    /// What the record says of it.
    fn name(self) -> &'static str {
        match self {
            Fault::Hang => "never answered",
            Fault::Close => "closed, no answer",
            Fault::CloseAfterWork => "worked, answer lost",
            Fault::CloseInHead => "closed in its head",
            Fault::Reset => "reset, no answer",
            Fault::ResetInBody => "reset in its body",
            Fault::Truncate(_) | Fault::TruncateChunked | Fault::TruncateHuge => {
                "closed in its body"
            }
            Fault::Stall | Fault::StallChunked => "stalled in its body",
            Fault::StallAfterHead(_) => "stalled after its head",
            Fault::Garbage => "sent rubbish",
            Fault::ReadNothing => "left the body unread",
            Fault::ResetInUpload => "reset, body unread",
            Fault::AnswerUnread(_) => "answered, body unread",
        }
    }

    /// Whether the request's body is left unread.
    pub fn leaves_body(self) -> bool {
        matches!(
            self,
            Fault::ReadNothing | Fault::ResetInUpload | Fault::AnswerUnread(_)
        )
    }

    /// Breaks the exchange. The connection is closed when this returns.
    ///
    /// # Errors
    /// When the client breaks it first.
    pub async fn commit(self, mut connection: Connection) -> io::Result<Ended> {
        match self {
            Fault::Close | Fault::CloseAfterWork => {}
            Fault::CloseInHead => send(&mut connection, "HTTP/1.1 200 OK\r\ncontent-ty").await?,
            Fault::Garbage => send(&mut connection, "SSH-2.0-OpenSSH_9.6\r\n\r\n").await?,
            Fault::Truncate(status) => send(&mut connection, &half_an_answer(status)).await?,
            Fault::TruncateChunked => send(&mut connection, HALF_A_CHUNK).await?,
            Fault::TruncateHuge => {
                send(&mut connection, &Answer::new(200, "").head(HUGE)).await?;
            }
            Fault::Reset => connection.stream.set_zero_linger()?,
            Fault::ResetInBody => {
                send(&mut connection, &half_an_answer(200)).await?;
                // A reset may overtake data: give the half answer time to arrive.
                tokio::time::sleep(Duration::from_millis(20)).await;
                connection.stream.set_zero_linger()?;
            }
            Fault::Stall => {
                send(&mut connection, &half_an_answer(200)).await?;
                connection.client_leaves().await;
            }
            Fault::StallAfterHead(status) => {
                send(&mut connection, &Answer::new(status, "").head(PROMISED)).await?;
                connection.client_leaves().await;
            }
            Fault::StallChunked => {
                send(&mut connection, HALF_A_CHUNK).await?;
                connection.client_leaves().await;
            }
            Fault::Hang => connection.client_leaves().await,
            Fault::ReadNothing => wait_for_break(&connection).await,
            Fault::ResetInUpload => {
                connection.skip_body(1).await?;
                connection.stream.set_zero_linger()?;
            }
            Fault::AnswerUnread(status) => {
                let answer = Answer::new(status, "read nothing\n").with("connection", "close");
                connection.send(&answer).await?;
                // Closed now, with bytes unread, it would be reset, and the answer lost.
                wait_for_break(&connection).await;
            }
        }
        Ok(Ended::Broken(self.name()))
    }
}

const HALF_A_CHUNK: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n40\r\nhalf of";

fn half_an_answer(status: u16) -> String {
    let mut answer = Answer::new(status, "");
    if status >= 400 {
        answer = answer.with("retry-after", "7");
    }
    answer.head(PROMISED) + &"x".repeat(PROMISED / 2)
}

async fn send(connection: &mut Connection, text: &str) -> io::Result<()> {
    connection.send_raw(text.as_bytes()).await
}

/// Bytes are waiting and must stay unread, so the end of the connection cannot
/// be read either; ask now and then whether it is broken.
async fn wait_for_break(connection: &Connection) {
    loop {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if !matches!(connection.stream.take_error(), Ok(None)) {
            return;
        }
    }
}
