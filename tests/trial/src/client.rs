//! The client that a test gets.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use step2::{ApiError, Reply};
use step3::{Request, Transport};

/// A whole client, whatever is inside of it. Clones are the same client.
#[derive(Clone)]
pub struct Client(Arc<dyn AnyTransport>);

/// [`Transport`] for any type behind a pointer: the future is boxed.
trait AnyTransport: Send + Sync {
    fn send<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Reply, ApiError>> + Send + 'a>>;
}

impl<T: Transport> AnyTransport for T {
    fn send<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Reply, ApiError>> + Send + 'a>> {
        Box::pin(Transport::send(self, request))
    }
}

impl Client {
    pub(crate) fn new(transport: impl Transport + 'static) -> Client {
        Client(Arc::new(transport))
    }

    /// `GET path`.
    ///
    /// # Errors
    /// When there is no answer with a status of success.
    pub async fn get(&self, path: &str) -> Result<Reply, ApiError> {
        Transport::send(self, &Request::get(path)).await
    }
}

impl Transport for Client {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.0.send(request).await
    }
}
