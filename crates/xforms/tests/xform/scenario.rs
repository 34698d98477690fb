use std::cell::Cell;
use std::sync::Arc;

use sammen_xforms::xform::{Choice, Device, FormSession, Resource, XForm, load};
use sammen_xforms::xpath::{Clock, FixedZone};

/// Copenhagen in winter, noon of a Sunday, and chance that is the same each time.
#[derive(Default)]
pub struct Phone(Cell<u32>);

const ZONE: FixedZone = FixedZone(3_600);

impl Device for Phone {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: 1_795_345_200_000.0, zone: &ZONE }
    }

    fn random(&self) -> f64 {
        self.0.set(self.0.get().wrapping_mul(1_103_515_245).wrapping_add(12_345));
        f64::from(self.0.get() >> 8) / f64::from(1 << 24)
    }
}

/// A form being answered, by paths and texts.
pub struct Scenario {
    pub session: FormSession,
    pub phone: Phone,
}

/// The XML of a form: what its instance, bindings and body hold.
pub fn form(instance: &str, model: &str, body: &str) -> String {
    format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
         xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>Form</h:title><model>\
         <instance><data id=\"form\">{instance}<meta><instanceID/></meta></data></instance>{model}</model>\
         </h:head><h:body>{body}</h:body></h:html>"
    )
}

impl Scenario {
    pub fn of(instance: &str, model: &str, body: &str) -> Self {
        Self::with(&form(instance, model, body), &[])
    }

    pub fn with(xml: &str, resources: &[Resource<'_>]) -> Self {
        let form = load(xml, resources).expect("the form loads");
        let phone = Phone::default();
        let session = FormSession::start(Arc::new(form), &phone);
        Self { session, phone }
    }

    pub fn form(&self) -> &XForm {
        self.session.form()
    }

    pub fn answer(&mut self, path: &str, text: &str) -> &mut Self {
        let node = self.session.find(path).expect("the path leads somewhere");
        self.session.answer(node, text, &self.phone).expect("it can be answered");
        self
    }

    pub fn add(&mut self, path: &str) -> &mut Self {
        let range = self.session.find(path).expect("there is such a repeat");
        self.session.add_instance(range, &self.phone).expect("it can grow");
        self
    }

    pub fn remove(&mut self, path: &str) -> &mut Self {
        let instance = self.session.find(path).expect("there is such an instance");
        self.session.remove_instance(instance, &self.phone).expect("it can be removed");
        self
    }

    pub fn value(&self, path: &str) -> String {
        let node = self.session.find(path).expect("the path leads somewhere");
        self.session.view(node).and_then(|view| view.value).unwrap_or_default()
    }

    pub fn is_relevant(&self, path: &str) -> bool {
        let node = self.session.find(path).expect("the path leads somewhere");
        self.session.view(node).is_some_and(|view| view.relevant)
    }

    pub fn choices(&self, path: &str) -> Vec<Choice> {
        let node = self.session.find(path).expect("the path leads somewhere");
        self.session.choices(node, &self.phone)
    }

    /// How many computations an answer takes.
    pub fn counting_answer(&mut self, path: &str, text: &str) -> u64 {
        self.counting(|it| {
            it.answer(path, text);
        })
    }

    /// How many computations something takes.
    pub fn counting(&mut self, act: impl FnOnce(&mut Self)) -> u64 {
        let before = self.session.recomputed();
        act(self);
        self.session.recomputed() - before
    }
}
