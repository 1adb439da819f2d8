//! A request body that tells how far it has got.
//!
//! reqwest has no write time-out. But it asks a body for its next piece only
//! when there is room for it, and there is room only while the other side keeps
//! reading. So a body that reports each piece makes a stalled write visible.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::sync::watch;

/// Small enough to notice progress often; in bytes.
const PIECE: usize = 16 * 1024;

/// A body for reqwest, and how much of it has yet to be taken, in bytes: the
/// number changes with each piece that is taken.
pub fn observed(body: Bytes) -> (reqwest::Body, watch::Receiver<usize>) {
    let (report, left) = watch::channel(body.len());
    (reqwest::Body::wrap(Upload { body, report }), left)
}

struct Upload {
    /// What has yet to be taken.
    body: Bytes,
    report: watch::Sender<usize>,
}

impl Body for Upload {
    type Data = Bytes;
    type Error = Infallible;

    // ANCHOR: poll_frame
    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.body.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.body.len().min(PIECE);
        let piece = self.body.split_to(length);
        self.report.send_replace(self.body.len());
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
    // ANCHOR_END: poll_frame

    fn is_end_stream(&self) -> bool {
        self.body.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.body.len() as u64)
    }
}
