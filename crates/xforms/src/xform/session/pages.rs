use super::{FormSession, NodeKind};
use crate::document::{Kind, NodeId};
use crate::xform::form::{Control, ControlKind};

/// What is shown at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub kind: PageKind,
    /// The question, the group, or the place of the repeat.
    pub node: NodeId,
    /// What is asked, in order.
    pub questions: Vec<NodeId>,
    /// The nearest group around that has a label: its control, and the node that its words are for.
    pub heading: Option<(u32, NodeId)>,
}

/// Kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    Question,
    /// The questions of a group that wants them together.
    Together,
    /// Where instances are added and removed, behind those that there are.
    Repeat,
}

/// What stands around a control while pages are listed.
#[derive(Clone, Copy)]
struct Place {
    /// The instance of a repeat, or the document.
    within: NodeId,
    heading: Option<(u32, NodeId)>,
}

impl FormSession {
    /// What is shown now, in order: only what is relevant, and what people can see.
    pub fn pages(&self) -> Vec<Page> {
        let mut inner = vec![Vec::new(); self.form.controls.len() + 1];
        for (at, control) in self.form.controls.iter().enumerate() {
            inner[control.parent.map_or(0, |parent| parent as usize + 1)].push(at as u32);
        }
        let mut listing = Listing { session: self, inner, pages: Vec::new() };
        listing.list(0, Place { within: self.base(), heading: None });
        listing.pages
    }

    /// The control that shows a node.
    pub fn control(&self, node: NodeId) -> Option<&Control> {
        let model = self.model_of(node)?;
        self.form.controls.get(model.control? as usize)
    }

    /// Questions that can be answered now and are: those that show a value of the person's own.
    pub fn answered(&self) -> usize {
        let questions = self.pages().into_iter().flat_map(|page| page.questions);
        questions.filter(|id| self.takes_answer(*id) && !self.kept(*id).is_empty()).count()
    }

    /// Whether a person can answer here.
    pub fn takes_answer(&self, node: NodeId) -> bool {
        let kind = self.control(node).map(|control| control.kind);
        let asks =
            kind.is_some_and(|kind| !matches!(kind, ControlKind::Note | ControlKind::Upload));
        asks && !self.is_read_only(node)
    }
}

struct Listing<'a> {
    session: &'a FormSession,
    /// The controls within each, by its number and one; those at the top first.
    inner: Vec<Vec<u32>>,
    pages: Vec<Page>,
}

impl Listing<'_> {
    /// Controls are no deeper than a form's XML may be, so neither are these calls.
    fn list(&mut self, parent: usize, place: Place) {
        for place_in_parent in 0..self.inner[parent].len() {
            let at = self.inner[parent][place_in_parent];
            let control = &self.session.form.controls[at as usize];
            match control.kind {
                ControlKind::Group if self.is_together(at) => self.list_together(at, place),
                ControlKind::Group => self.list(at as usize + 1, self.inside(at, place)),
                ControlKind::Repeat => self.list_repeat(at, place),
                _ => {
                    let pages = self.nodes(control, place.within).into_iter().map(|node| Page {
                        kind: PageKind::Question,
                        node,
                        questions: vec![node],
                        heading: place.heading,
                    });
                    self.pages.extend(pages);
                }
            }
        }
    }

    fn inside(&self, at: u32, place: Place) -> Place {
        let has_label = self.session.form.controls[at as usize].label.is_some();
        let heading = if has_label { Some((at, place.within)) } else { place.heading };
        Place { heading, ..place }
    }

    fn list_together(&mut self, at: u32, place: Place) {
        let control = &self.session.form.controls[at as usize];
        let inside = self.inside(at, place);
        let from = self.pages.len();
        self.list(at as usize + 1, inside);
        let questions: Vec<NodeId> =
            self.pages.drain(from..).flat_map(|page| page.questions).collect();
        let own = self.nodes(control, place.within).first().copied();
        if let Some(node) = own.or(questions.first().copied()).filter(|_| !questions.is_empty()) {
            let kind = PageKind::Together;
            self.pages.push(Page { kind, node, questions, heading: inside.heading });
        }
    }

    fn list_repeat(&mut self, at: u32, place: Place) {
        let session = self.session;
        let Some(model) = session.form.controls[at as usize].model else { return };
        let ranges = session.nodes_of(model, session.around(place.within, model));
        for range in ranges.into_iter().filter(|id| session.node(*id).kind == Kind::Range) {
            if session.node(range).hidden {
                continue;
            }
            let heading = self.inside(at, place).heading;
            for instance in session.instances(range) {
                if session.node(instance).hidden {
                    continue;
                }
                // The words of what is around are said of this instance.
                let heading = heading.map(|(control, _)| (control, instance));
                let from = self.pages.len();
                self.list(at as usize + 1, Place { within: instance, heading });
                if self.is_together(at) {
                    let questions = self.pages.drain(from..).flat_map(|page| page.questions);
                    let questions: Vec<NodeId> = questions.collect();
                    let kind = PageKind::Together;
                    if !questions.is_empty() {
                        self.pages.push(Page { kind, node: instance, questions, heading });
                    }
                }
            }
            if !session.is_controlled(range) {
                let (kind, questions) = (PageKind::Repeat, Vec::new());
                self.pages.push(Page { kind, node: range, questions, heading });
            }
        }
    }

    /// The relevant nodes that a control shows.
    fn nodes(&self, control: &Control, within: NodeId) -> Vec<NodeId> {
        let session = self.session;
        let Some(model) = control.model else { return Vec::new() };
        let mut nodes = match session.known_node(model) {
            Some(only) => vec![only],
            None => session.nodes_of(model, session.around(within, model)),
        };
        nodes.retain(|id| {
            let node = session.node(*id);
            node.kind != Kind::Range && !node.hidden
        });
        nodes
    }

    /// Whether a group's questions are shown together. What holds a repeat grows, and is not.
    fn is_together(&self, at: u32) -> bool {
        let control = &self.session.form.controls[at as usize];
        control.has_appearance("field-list") && !self.holds_repeat(at)
    }

    fn holds_repeat(&self, at: u32) -> bool {
        self.inner[at as usize + 1].iter().any(|inner| {
            let kind = self.session.form.controls[*inner as usize].kind;
            kind == ControlKind::Repeat || kind == ControlKind::Group && self.holds_repeat(*inner)
        })
    }
}

impl FormSession {
    /// The nearest of a node and those around it that can hold instances of a node of the model.
    fn around(&self, within: NodeId, target: u32) -> NodeId {
        let holds = |id: &NodeId| {
            let model = self.node(*id).model;
            self.form.around(target).any(|around| around == model)
        };
        self.tree().ancestors(within).find(holds).unwrap_or(self.base())
    }

    /// Whether a node is one instance of a repeat.
    pub fn is_instance(&self, node: NodeId) -> bool {
        self.view(node).is_some_and(|view| view.kind == NodeKind::Instance)
    }
}
