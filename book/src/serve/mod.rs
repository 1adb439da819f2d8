//! `cargo workbook`: build, serve, watch, and build again.

mod desk;
mod guard;
mod known;
mod live;
mod pages;
mod watch;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::build::{self, For};
use crate::chapter::Inputs;
use crate::place::Root;
use desk::Desk;
use live::{Book, Live};
use watch::Change;

/// How many ports are tried, from the wanted one up.
const PORTS: u16 = 20;

/// What the server and the builder share.
#[derive(Clone)]
pub(crate) struct Shared {
    /// The folder of the last good book, if there is one yet.
    book: Arc<RwLock<Option<PathBuf>>>,
    root: Root,
    live: channel::Sender<Live>,
    desk: Desk,
}

impl Shared {
    pub(crate) fn book(&self) -> Option<PathBuf> {
        let book = self.book.read();
        book.unwrap_or_else(|poisoned| poisoned.into_inner())
            .clone()
    }
}

/// Serves the book until Ctrl-C.
///
/// # Errors
/// When no port can be had or no folder for the pages. A book that cannot be
/// built is no error: it is told, and the next change may mend it.
pub fn run(root: &Root, port: u16, open_browser: bool) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        let address = format!("http://{}/", listener.local_addr()?);
        // Removed at the end, when `books` is dropped.
        let books = tempfile::Builder::new().prefix("workbook-").tempdir()?;
        let live = channel::Sender::new(Live::default());
        let desk = Desk::open(root, live.clone());
        let shared = Shared {
            book: Arc::default(),
            root: root.clone(),
            live,
            desk: desk.clone(),
        };
        let mut builder = Builder {
            root: root.clone(),
            folders: ["a", "b"].map(|name| books.path().join(name)),
            shared: shared.clone(),
            inputs: Inputs::default(),
        };
        builder.build();
        desk.look();
        println!("The workbook is at {address}    (Ctrl-C stops it)");
        let inputs = builder.inputs.clone();
        let looker = desk.clone();
        let _watcher = watch::changes(root, inputs, move |change| match change {
            Change::Code => looker.look(),
            Change::Book(name) => {
                println!("changed: {name}");
                builder.build();
            }
        })?;
        if open_browser {
            show(&address);
        }
        let server = axum::serve(listener, pages::router(shared));
        let ended = tokio::select! {
            ended = server => ended.context("the server stopped"),
            () = asked_to_stop() => Ok(()),
        };
        // What cargo is doing for us ends with us.
        desk.close();
        ended
    })
}

/// Ctrl-C, or what a closing terminal or a service manager sends.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a way to be told, only killing the program stops it.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn listen(wanted: u16) -> Result<TcpListener> {
    let last = wanted.saturating_add(PORTS);
    for port in wanted..=last {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            if port != wanted {
                println!("Port {wanted} is taken, so this is port {port}.");
            }
            return Ok(listener);
        }
    }
    bail!("no port from {wanted} to {last} of 127.0.0.1 can be had; try another one with --port")
}

/// Opens the page in a browser, if there is one to open.
fn show(address: &str) {
    let has_desktop = !cfg!(all(unix, not(target_os = "macos")))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some());
    if !has_desktop || open::that_detached(address).is_err() {
        println!("No browser was found to open it with: open the address by hand.");
    }
}

/// Builds the book again and again, in two folders by turns, so that the one
/// that is served stays whole.
struct Builder {
    root: Root,
    folders: [PathBuf; 2],
    shared: Shared,
    inputs: Inputs,
}

impl Builder {
    fn build(&mut self) {
        self.folders.swap(0, 1);
        let folder = &self.folders[0];
        match build::into(&self.root, folder, For::Serving, &self.inputs) {
            Ok(()) => {
                *self
                    .shared
                    .book
                    .write()
                    .unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(folder.clone());
                let now = SystemTime::now().duration_since(UNIX_EPOCH);
                let built_at = now.unwrap_or_default().as_millis() as u64;
                self.shared.live.send_modify(|live| {
                    live.book = Book {
                        built_at,
                        error: None,
                    };
                });
                println!("built the book");
            }
            Err(error) => {
                // The folder that is served is the other one: use this one again.
                self.folders.swap(0, 1);
                let text = format!("{error:#}");
                eprintln!(
                    "\nThe book cannot be built; the last good one is still served.\n\n{text}"
                );
                self.shared
                    .live
                    .send_modify(|live| live.book.error = Some(text));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_gives_way_to_the_next_free_one() {
        let first = listen(0).await.unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = listen(taken).await.unwrap();
        let port = second.local_addr().unwrap().port();
        assert!(second.local_addr().unwrap().ip().is_loopback());
        assert!(
            port > taken && port <= taken + PORTS,
            "{taken}, then {port}"
        );
    }
}
