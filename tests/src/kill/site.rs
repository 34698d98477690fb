//! A server with a neighbourhood, its residents, and the book that is kept of them.

use std::sync::Arc;

use fastrand::Rng;
use sammen_postgres_fixture::{Cluster, ClusterError};

use super::{Audit, DatabaseKind, Stored, proxy::Proxy};
use crate::{
    Server, Storage, TEST_AREA,
    load::{Crew, Ledger, Neighbourhood, write_files},
};

/// Few enough that most dates have a waitlist.
const SEATS: [u32; 6] = [1, 2, 3, 5, 8, 13];
const WEEKS: u32 = 6;
const DATABASE: &str = "sammen";
const SURVEY: &str = "tryghed-og-faellesskab.xlsx";

/// A server that runs, and all that one needs to judge it.
pub struct Site {
    /// With the name of the database in it.
    cluster: Option<(Arc<Cluster>, String)>,
    /// The server.
    pub server: Server,
    /// What it publishes.
    pub neighbourhood: Neighbourhood,
    /// The book of what was done and acknowledged.
    pub ledger: Ledger,
}

impl Site {
    /// Starts a server on an empty database and publishes a neighbourhood with few seats.
    pub async fn open(kind: DatabaseKind) -> Self {
        Self::open_with(kind, &SEATS, WEEKS).await
    }

    /// Starts a server on an empty database and publishes a neighbourhood: an activity for each number
    /// of seats, every week for so many weeks.
    pub async fn open_with(kind: DatabaseKind, seats: &[u32], weeks: u32) -> Self {
        match kind {
            DatabaseKind::Sqlite => Self::fill(Storage::Folder, None, seats, weeks).await,
            DatabaseKind::Postgres => {
                let cluster = done(Cluster::start());
                let url = done(cluster.create_database());
                let database = url.rsplit('/').next().unwrap_or_default().to_owned();
                let storage = Storage::Postgres(url);
                Self::fill(storage, Some((cluster.into(), database)), seats, weeks).await
            }
        }
    }

    /// Starts a server that reaches its database at a fixed address, whichever cluster is behind it.
    pub(super) async fn open_behind(proxy: &Proxy, cluster: Cluster) -> Self {
        done(cluster.query("postgres", &format!("CREATE DATABASE {DATABASE}")));
        let storage = Storage::Postgres(proxy.url(DATABASE));
        let cluster = Some((cluster.into(), DATABASE.to_owned()));
        Self::fill(storage, cluster, &SEATS, WEEKS).await
    }

    async fn fill(
        storage: Storage,
        cluster: Option<(Arc<Cluster>, String)>,
        seats: &[u32],
        weeks: u32,
    ) -> Self {
        let mut server = Server::new(storage);
        publish(&server, seats, weeks);
        server.start().await;
        let neighbourhood = Neighbourhood::read(server.address()).await;
        Self { cluster, server, neighbourhood, ledger: Ledger::default() }
    }

    /// The cluster that has the data.
    pub(super) fn cluster(&self) -> Arc<Cluster> {
        self.cluster.as_ref().expect("the server is on PostgreSQL").0.clone()
    }

    /// Notes that the data is in another cluster now, and returns the one that had it.
    pub(super) fn move_to(&mut self, cluster: &Arc<Cluster>) -> Cluster {
        let new = (cluster.clone(), DATABASE.to_owned());
        let (old, _) = self.cluster.replace(new).expect("the server is on PostgreSQL");
        Arc::into_inner(old).expect("nobody else works with the cluster")
    }

    /// Lets residents act on the server.
    pub async fn crew(&self, rng: &mut Rng) -> Crew {
        Crew::of(&self.neighbourhood, self.server.address(), &self.ledger, rng).await
    }

    /// An audit of the server.
    #[must_use]
    pub fn audit(&self) -> Audit {
        Audit::new(&self.neighbourhood, self.server.address(), &self.ledger)
    }

    /// The address of the server's PostgreSQL database, if that is where its data is.
    #[must_use]
    pub fn database_url(&self) -> Option<String> {
        self.cluster.as_ref().map(|(cluster, name)| cluster.url(name))
    }

    /// The processes of the server's PostgreSQL, if it has one.
    #[must_use]
    pub fn database_processes(&self) -> Vec<u32> {
        self.cluster.as_ref().map(|(cluster, _)| cluster.processes()).unwrap_or_default()
    }

    /// What the server has stored.
    #[must_use]
    pub fn stored(&self) -> Stored<'_> {
        match &self.cluster {
            None => Stored::Sqlite(self.server.data().to_owned()),
            Some((cluster, name)) => Stored::Postgres(cluster, name.clone()),
        }
    }
}

/// What a cluster did; without it there is no test.
pub(super) fn done<T>(result: Result<T, ClusterError>) -> T {
    result.unwrap_or_else(|error| panic!("failed to {error}"))
}

/// In what words the server says that it cannot do something now.
const KNOWN_PROBLEMS: [&str; 4] = ["unavailable", "busy", "timed-out", "stopping"];

/// Whatever could not be done was said in the words of the protocol.
pub(super) fn expect_known_problems(ledger: &Ledger) {
    for (problem, count) in ledger.problems() {
        let is_known = problem.status == 503 && KNOWN_PROBLEMS.contains(&problem.kind.as_str());
        assert!(is_known, "the server answered {count} times: {problem:?}");
    }
}

/// Brings a neighbourhood and a survey to a server that does not run yet.
pub(super) fn publish(server: &Server, seats: &[u32], weeks: u32) {
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    server.run(&["import"], &write_files(files.path(), seats, weeks));
    let (_, _, survey) = sammen_demo::SURVEYS
        .iter()
        .find(|(_, name, _)| *name == SURVEY)
        .expect("the demo content has the survey");
    let file = files.path().join(SURVEY);
    std::fs::write(&file, survey).expect("a temporary folder can be written");
    server.run(&["survey", "publish", "--area", TEST_AREA], &[file]);
}
