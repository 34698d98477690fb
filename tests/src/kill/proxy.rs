//! One address for whichever cluster is written to, as a floating address or a load balancer gives it.

use std::{
    io,
    net::Ipv4Addr,
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
    thread,
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    runtime::Builder,
};

/// Passes connections on to a port of this machine, which can change.
pub(super) struct Proxy {
    port: u16,
    target: Arc<AtomicU16>,
}

impl Proxy {
    /// Passes connections on to this port, on a thread of its own: who waits for a program here may wait
    /// for the proxy too.
    pub(super) fn start(target: u16) -> Self {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        let listener = listener.expect("there is a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let target = Arc::new(AtomicU16::new(target));
        let current = target.clone();
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime can be made").block_on(serve(listener, current))
        });
        Self { port, target }
    }

    /// Passes new connections on to another port.
    pub(super) fn switch(&self, target: u16) {
        self.target.store(target, Ordering::Relaxed);
    }

    /// The address of a database behind the proxy.
    pub(super) fn url(&self, database: &str) -> String {
        format!("postgres://sammen@127.0.0.1:{}/{database}", self.port)
    }
}

async fn serve(listener: std::net::TcpListener, target: Arc<AtomicU16>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (client, _) = listener.accept().await?;
        tokio::spawn(pass_on(client, target.load(Ordering::Relaxed)));
    }
}

/// Ends with either side; the other one is told by the end of its connection.
async fn pass_on(mut client: TcpStream, target: u16) -> io::Result<()> {
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}
