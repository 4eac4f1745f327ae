from lib.ui import document, security


def test_an_inline_script_is_named_by_its_hash() -> None:
    # printf 'a' | openssl dgst -sha256 -binary | base64
    assert security.script_hashes("<script>a</script>") == [
        "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"
    ]


def test_a_script_from_a_file_needs_no_hash() -> None:
    assert security.script_hashes('<script type="module" src="./a.js"></script>') == []


def test_policy_lets_no_text_become_code() -> None:
    page = document.page("id").decode()
    policy = security.policy(page)
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))

    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert scripts.count("sha256-") == page.count("<script>")
    assert "http" not in policy


def test_both_languages_have_the_same_inline_scripts() -> None:
    texts = [document.page(lang).decode() for lang in ("id", "en")]

    assert security.policy(texts[0]) == security.policy(texts[1])
