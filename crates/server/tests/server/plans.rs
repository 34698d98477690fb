//! How PostgreSQL runs the statements: each by an index that begins with the area.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use sammen_server::{AppState, Boundary, Gate, Location, Passing, publish_survey, router};
use sammen_sync::{TransferPurpose, seal};
use serde_json::Value;

use crate::{
    devices,
    fixture::{Server, area, content, occurrence_id},
    phone::{Fault, Phone},
    responses::{form, response},
};

/// Notes every statement that is run.
#[derive(Default)]
struct Noting(Mutex<BTreeSet<String>>);

impl Gate for Noting {
    fn pass<'a>(&'a self, boundary: Boundary<'a>) -> Passing<'a> {
        if let Boundary::Statement(sql) = boundary {
            self.0.lock().unwrap().insert(sql.to_owned());
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::test]
async fn every_statement_reads_one_area_by_an_index() {
    let noting = Arc::new(Noting::default());
    let mut server = Server::empty().await;
    server.database = server.database.behind(Arc::clone(&noting) as Arc<dyn Gate>);
    let (database, clock) = (server.database.clone(), server.clock.clone());
    server.router = router(AppState::new(database, clock));
    use_everything(&server).await;
    let statements = std::mem::take(&mut *noting.0.lock().unwrap());
    assert!(statements.len() > 20, "everything was used: {statements:#?}");
    let planner = Planner::connect(&server).await;
    let mut scans = 0;
    for statement in statements.iter().filter(|sql| !EVERY_AREA.contains(&sql.as_str())) {
        let plan = planner.explain(statement).await;
        scans += check(statement, &plan);
    }
    assert!(scans > 12, "plans were looked at: {scans} scans");
}

/// Asks for all areas, or for what is no area's, by its nature.
const EVERY_AREA: [&str; 4] = [
    "SELECT id FROM area ORDER BY id",
    "SELECT secret FROM day_secret WHERE day = $1",
    "INSERT INTO day_secret (day, secret) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING",
    "DELETE FROM day_secret WHERE day < $1",
];

/// Does all that a server does with its data.
async fn use_everything(server: &Server) {
    server.apply(&content(&[2])).await;
    publish_survey(&server.database, &area(), &form("1", &["years"])).await.unwrap();
    server.apply(&content(&[3])).await;
    server.post("/api/responses", seal(&response(1, "1", &[("years", 7)]))).await;
    server.post("/api/responses", seal(&response(2, "9", &[("years", 7)]))).await;
    assert_eq!(server.get("/api/areas").await.status, 200);
    let phone = Phone::new(server, 1).await;
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.network.skip_then_fail(0, Fault::LoseReply);
    phone.try_sync().await.unwrap_err();
    phone.sync().await;
    phone.cancel(registration, occurrence_id(0)).await;
    phone.sync().await;
    let new = Phone::new(server, 2).await;
    new.place(occurrence_id(0), 1).await;
    new.sync().await;
    let code = devices::code(server, &phone, TransferPurpose::Move).await;
    devices::redeem(server, &new, &code).await;
    new.sync().await;
    server.apply(&content(&[])).await;
}

struct Planner(tokio_postgres::Client);

impl Planner {
    async fn connect(server: &Server) -> Self {
        let Location::Postgres(url) = &server.location else { panic!("this is PostgreSQL") };
        let (client, connection) =
            tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        // The tables are nearly empty: what counts is which index there is for when they are not.
        let settings = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";
        client.batch_execute(settings).await.unwrap();
        Self(client)
    }

    async fn explain(&self, statement: &str) -> Value {
        let places = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
        let nulls = vec!["NULL"; places].join(", ");
        let explain = format!(
            "DEALLOCATE ALL; PREPARE asked AS {statement};
             EXPLAIN (FORMAT JSON) EXECUTE asked({nulls})"
        );
        let messages = self.0.simple_query(&explain).await.unwrap();
        let row = messages.iter().find_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0),
            _ => None,
        });
        serde_json::from_str(row.unwrap()).unwrap()
    }
}

/// Every scan of a plan has its area in the index; how many there are.
fn check(statement: &str, plan: &Value) -> usize {
    match plan {
        Value::Array(parts) => parts.iter().map(|part| check(statement, part)).sum(),
        Value::Object(node) => {
            let kind = node.get("Node Type").and_then(Value::as_str).unwrap_or_default();
            let below: usize = node.values().map(|part| check(statement, part)).sum();
            if !kind.ends_with("Scan") || kind == "Bitmap Heap Scan" {
                return below;
            }
            assert_ne!(kind, "Seq Scan", "{statement}: {plan:#}");
            let condition = node.get("Index Cond").and_then(Value::as_str).unwrap_or_default();
            let key = match node.get("Relation Name").and_then(Value::as_str) {
                Some("area") => "(id = $",
                // People with roles are no area's; a phone's are found from its row on.
                Some("account") => "(id = ",
                Some("role_grant") => "(account = ",
                _ => "(area = $",
            };
            assert!(condition.contains(key), "{statement}: {plan:#}");
            below + 1
        }
        _ => 0,
    }
}
