//! Serving the routes on a port.

use std::{future::Future, io};

use axum::Router;
use tokio::net::TcpListener;

/// Answers on this listener until `stop` is done, then finishes the requests under way. A connection that does not end
/// holds this up: the caller says how long to wait.
///
/// # Errors
/// None that one connection brings about.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
