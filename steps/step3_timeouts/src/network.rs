//! The simulated network of the lab as a [`Transport`]: for trying a layer in a crowd.

use lab::network::Network;
use step2::{ApiError, Reply};

use crate::script::{call, result};
use crate::{Request, Transport};

impl Transport for Network {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        result(self.call(call(request)).await)
    }
}
