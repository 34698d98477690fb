//! A cluster does what tests need, and leaves nothing behind.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use sammen_postgres_fixture::{Cluster, ClusterError};

const TIMEOUT: Duration = Duration::from_secs(30);

#[test]
fn databases_are_fresh_and_apart() {
    let cluster = Cluster::start().unwrap();
    let [one, other] = [(); 2].map(|()| name_in(&cluster.create_database().unwrap()));
    cluster.query(&one, "CREATE TABLE note (text TEXT)").unwrap();
    cluster.query(&one, "INSERT INTO note VALUES ('æ'), ('å')").unwrap();
    assert_eq!(cluster.query(&one, "SELECT text FROM note ORDER BY text").unwrap(), "å\næ");
    let error = cluster.query(&other, "SELECT text FROM note").unwrap_err();
    assert!(matches!(error, ClusterError::Failed { .. }), "{error}");
    assert!(error.to_string().contains("relation \"note\" does not exist"), "{error}");
}

#[test]
fn settings_are_honest_about_durability() {
    let setting = |name| Cluster::shared().query("postgres", &format!("SHOW {name}")).unwrap();
    for name in ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"] {
        assert_eq!(setting(name), "on", "{name}");
    }
    assert!(setting("server_version_num").parse::<u32>().unwrap() >= 150_000);
}

#[test]
fn the_folder_goes_with_the_cluster_also_when_the_test_panics() {
    let cluster = Cluster::start().unwrap();
    let folder = cluster.query("postgres", "SHOW data_directory").unwrap();
    assert!(Path::new(&folder).exists());
    let ended = std::thread::spawn(move || {
        let _cluster = cluster;
        panic!("as a failing test does");
    })
    .join();
    assert!(ended.is_err());
    assert!(!Path::new(&folder).parent().unwrap().exists());
}

#[test]
fn what_was_acknowledged_is_on_the_promoted_standby() {
    let mut primary = Cluster::start().unwrap();
    primary.query("postgres", "CREATE TABLE note (number INT)").unwrap();
    for round in 1..=2 {
        let standby = Cluster::start_standby(&primary).unwrap();
        primary.query("postgres", &format!("INSERT INTO note VALUES ({round})")).unwrap();
        primary.kill();
        standby.promote().unwrap();
        let sum = format!("SELECT sum(number) FROM note WHERE number <= {round}");
        let expect = (1..=round).sum::<i32>().to_string();
        assert_eq!(standby.query("postgres", &sum).unwrap(), expect);
        // Nothing waits for the standby of the one that is gone.
        standby.query("postgres", "INSERT INTO note VALUES (9)").unwrap();
        primary = standby;
    }
}

/// Started by the next test as a program of its own, which it kills.
const INNER: &str = "SAMMEN_POSTGRES_FIXTURE_INNER";

#[test]
fn a_killed_test_takes_its_cluster_with_it() {
    if env::var_os(INNER).is_some() {
        let cluster = Cluster::shared();
        let folder = cluster.query("postgres", "SHOW data_directory").unwrap();
        println!("\nfolder={folder}");
        std::thread::sleep(TIMEOUT);
        return;
    }
    let mut inner = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_killed_test_takes_its_cluster_with_it", "--nocapture"])
        .env(INNER, "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(inner.stdout.take().unwrap()).lines();
    let folder = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.strip_prefix("folder=")?.trim().to_owned()))
        .unwrap();
    let postmaster = fs::read_to_string(Path::new(&folder).join("postmaster.pid")).unwrap();
    let postmaster = postmaster.lines().next().unwrap().to_owned();
    assert!(runs(&postmaster));
    inner.kill().unwrap();
    inner.wait().unwrap();
    let start = Instant::now();
    while runs(&postmaster) || Path::new(&folder).parent().unwrap().exists() {
        assert!(start.elapsed() < TIMEOUT, "{folder} is still there, or process {postmaster} is");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn runs(process: &str) -> bool {
    let mut ask = Command::new("kill");
    let status = ask.args(["-0", process]).stderr(Stdio::null()).status();
    status.expect("every system has `kill`").success()
}

fn name_in(url: &str) -> String {
    url.rsplit_once('/').expect("an address ends with a name").1.to_owned()
}
