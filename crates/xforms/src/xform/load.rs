//! Reads an XForm's XML into an [`XForm`].

mod actions;
mod binds;
mod body;
mod copy;
mod external;
mod model;
mod translations;

use super::compile::Programs;
use super::form::{ModelNode, Readers, XForm};
use super::graph::{self, CycleError};
use crate::document::{
    Builder, Kind, NONE, Names, Node, NodeId, Tree, XmlError, namespace, read_xml,
};

/// Why a form cannot be loaded.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    Xml(#[from] XmlError),
    #[error("load a form without {0}")]
    Missing(&'static str),
    #[error("load {place}: {source_text:?}: {reason}")]
    Expression { place: String, source_text: String, reason: String },
    #[error("load {place}: {path} is not in the form")]
    UnknownNode { place: String, path: String },
    #[error("load the list {id}: {reason}")]
    Resource { id: String, reason: String },
    #[error("load the language {0}, which is there twice")]
    LanguageTwice(String),
    #[error(transparent)]
    Cycle(#[from] CycleError),
    #[error("load a form with more than {0} nodes")]
    TooLarge(usize),
}

/// A file that a form refers to.
#[derive(Debug, Clone, Copy)]
pub struct Resource<'a> {
    /// Its name as in the form's `jr://…/NAME`.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// So many nodes a form may have.
const NODES_MAX: usize = 4_000_000;

/// Loads a form. `resources` are the files it refers to; a list whose file is not among them is empty.
///
/// # Errors
/// [`LoadError`] says what and where.
pub fn load(xml: &str, resources: &[Resource<'_>]) -> Result<XForm, LoadError> {
    let mut names = Names::new();
    let mut builder = Builder::default();
    let document = read_xml(xml, &mut builder, &mut names, true)?;
    if builder.nodes.len() > NODES_MAX {
        return Err(LoadError::TooLarge(NODES_MAX));
    }
    let raw = builder.nodes;
    let mut loading = Loading::new(&raw, names);
    loading.declare_prefixes();
    let root =
        loading.tree.elements(document).next().ok_or(LoadError::Missing("an outer element"))?;
    let model = loading.find(root, "model").ok_or(LoadError::Missing("a model"))?;
    loading.form.title =
        loading.find(root, "title").map(|id| loading.tree.string(id)).unwrap_or_default().into();
    loading.instances(model, resources)?;
    loading.translations(model)?;
    let body = loading.find(root, "body");
    if let Some(body) = body {
        loading.repeats(body)?;
    }
    loading.settle_repeats();
    loading.binds(model)?;
    loading.actions(model, None)?;
    if let Some(body) = body {
        loading.body(body)?;
    }
    loading.finish()
}

struct Loading<'a> {
    tree: Tree<'a>,
    raw: &'a [Node],
    form: XForm,
    programs: Programs,
    /// Identifiers of bindings with their nodes.
    bind_ids: Vec<(String, u32)>,
}

impl<'a> Loading<'a> {
    fn new(raw: &'a [Node], names: Names) -> Self {
        let form = XForm {
            title: "".into(),
            names,
            fixed: Vec::new(),
            source: NONE,
            instances: Vec::new(),
            languages: Vec::new(),
            default_language: 0,
            model: vec![ModelNode::new(NONE)],
            programs: Vec::new(),
            computations: Vec::new(),
            readers: Vec::<Readers>::new(),
            outputs: Vec::new(),
            controls: Vec::new(),
            actions: Vec::new(),
            media_files: Vec::new(),
            is_confidential: false,
        };
        let programs = Programs::default();
        Self { tree: Tree::new(raw, &[]), raw, form, programs, bind_ids: Vec::new() }
    }

    /// Prefixes mean in every expression what they mean anywhere in the form.
    fn declare_prefixes(&mut self) {
        let declared =
            self.raw.iter().filter(|node| node.kind == Kind::Namespace && node.local != 0);
        let named = declared
            .map(|node| (self.form.names.text(node.local).to_owned(), node.value.to_string()));
        self.programs.prefixes = named.collect();
    }

    /// The first element inside that is called so.
    fn find(&self, top: NodeId, local: &str) -> Option<NodeId> {
        let mut all = std::iter::successors(Some(top), |id| self.tree.following(*id, top));
        all.find(|id| self.is(*id, local))
    }

    fn is(&self, id: NodeId, local: &str) -> bool {
        let node = self.tree.node(id);
        node.kind == Kind::Element && self.form.names.text(node.local) == local
    }

    fn local(&self, id: NodeId) -> &str {
        self.form.names.text(self.tree.node(id).local)
    }

    /// An attribute without a prefix.
    fn attribute(&self, id: NodeId, local: &str) -> Option<&'a str> {
        self.prefixed(id, "", local)
    }

    /// An attribute of JavaRosa's.
    fn jr(&self, id: NodeId, local: &str) -> Option<&'a str> {
        self.prefixed(id, namespace::JAVAROSA, local)
    }

    fn prefixed(&self, id: NodeId, space: &str, local: &str) -> Option<&'a str> {
        let (space, local) = (self.form.names.find(space)?, self.form.names.find(local)?);
        let found = self.tree.attributes(id).map(|id| self.tree.node(id));
        let mut found = found.filter(|node| node.kind == Kind::Attribute);
        found.find(|node| node.space == space && node.local == local).map(|node| &*node.value)
    }

    fn finish(mut self) -> Result<XForm, LoadError> {
        self.form.programs = self.programs.list;
        graph::build(&mut self.form)?;
        for at in 0..self.form.computations.len() {
            let program = self.form.computations[at].program;
            self.form.computations[at].in_words = graph::is_in_words(&self.form, program);
        }
        Ok(self.form)
    }
}
