//! A member of staff signs in through the municipality's OpenID Connect provider.

use sammen_oidc_fixture::{CLIENT_ID, CLIENT_SECRET, Provider};
use sammen_tests::{Phone, Server, Storage, TEST_AREA, fixture_files, hook, import};

const PERSON: &str = "vipstjert";
const LOGIN: &str = "vipstjert@gladsaxe.example";
const STRANGER: &str = "fremmed";

#[tokio::test]
async fn a_member_of_staff_signs_in_through_the_provider() {
    let mut server = Server::new(Storage::Folder);
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    let output = import(server.data(), &fixture_files(files.path()));
    assert!(output.status.success(), "the fixture was not imported: {output:?}");
    let back = format!("{}/api/auth/oidc/callback", server.site());
    let provider = Provider::start(&back).expect("the provider starts");
    server.use_provider(&format!(
        "issuer = \"{}\"\nclient_id = \"{CLIENT_ID}\"\nclient_secret = \"{CLIENT_SECRET}\"\n\
         name = \"Gladsaxe Kommune\"\nlogin_claim = \"email\"\nscopes = [\"email\"]\n",
        provider.issuer()
    ));
    server.serve_app();
    server.start().await;

    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator.click(&hook("nav-people")).await;
    administrator.click(&hook("add")).await;
    administrator.type_into("#add-name", "Vipstjert").await;
    choose(&administrator, "#add-way", "provider").await;
    administrator.type_into("#add-login", LOGIN).await;
    administrator.click(&hook("add-submit")).await;
    administrator.wait_for_text(&hook("account"), "Vipstjert").await;

    let colleague = Phone::at_site("Colleague", &server).await;
    sign_in(&colleague, PERSON).await;
    colleague.wait_for(&hook("nav-volunteers")).await;
    assert_eq!(colleague.count(&hook("nav-log")).await, 0, "the log is for administrators");

    let stranger = Phone::at_site("Stranger", &server).await;
    sign_in(&stranger, STRANGER).await;
    stranger.wait_for_text("main", "Der er ingen konto til dig endnu").await;
    assert_eq!(stranger.path().await, "/staff/", "the reason is said and not kept");
}

/// Follows the button to the provider, and goes through its pages: who one is, and whether one agrees.
async fn sign_in(phone: &Phone, login: &str) {
    phone.go("/staff/").await;
    phone.click(&hook("sign-in-provider")).await;
    phone.type_into("input[name=login]", login).await;
    phone.type_into("input[name=password]", "x").await;
    phone.click("button[type=submit]").await;
    phone.wait_until_gone("input[name=login]").await;
    phone.click("button[type=submit]").await;
}

async fn choose(phone: &Phone, field: &str, value: &str) {
    let script = "const field = document.querySelector(arguments[0]);
        if (field) { field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true })); }
        return field?.value === arguments[1];";
    let arguments = vec![field.into(), value.into()];
    phone.wait_until(&format!("“{value}” in “{field}”"), script, arguments).await;
}
