"""What Streamlit itself says, in the reader's language.

Tooltips of the toolbar, placeholders, messages about the connection: no parameter sets
them, and a screen reader reads all of them out. A script in our document replaces those
texts wherever they appear; the English ones are Streamlit's own, to the letter. It also
keeps ``<html lang>`` right when the reader switches languages without a reload.
"""

from __future__ import annotations

import json

from lib.i18n import DEFAULT_LANGUAGE, LANGUAGES
from lib.i18n.catalogue import namespace

NAMESPACE = "streamlit"
ATTRIBUTES = ("aria-label", "title", "placeholder")


def words(lang: str) -> dict[str, str]:
    """Return what replaces each text of Streamlit, in any language, in this one."""
    ours = namespace(NAMESPACE, lang)
    return {
        text: ours[key]
        for other in LANGUAGES
        if other != lang
        for key, text in namespace(NAMESPACE, other).items()
    }


def script() -> str:
    """Return the script element; it is the same in every language."""
    filled = _SCRIPT.replace("WORDS", json.dumps({lang: words(lang) for lang in LANGUAGES}))
    filled = filled.replace("DEFAULT", json.dumps(DEFAULT_LANGUAGE))
    return filled.replace("ATTRIBUTES", json.dumps(list(ATTRIBUTES)))


_SCRIPT = """<script>
(function () {
  var words = WORDS, attributes = ATTRIBUTES, lang = "";
  function wanted() {
    var asked = /[?&]bahasa=([a-z]+)/.exec(location.search);
    return asked && words[asked[1]] ? asked[1] : DEFAULT;
  }
  function say(text) {
    if (!text) return null;
    var known = words[lang], end = text.indexOf(": ");
    if (known[text]) return known[text];
    var start = end > 0 && known[text.slice(0, end)];
    return start ? start + text.slice(end) : null;
  }
  function mendText(node) {
    var said = say(node.data);
    if (said) node.data = said;
  }
  function mendAttribute(element, name) {
    var said = say(element.getAttribute(name));
    if (said) element.setAttribute(name, said);
  }
  function mend(node) {
    if (node.nodeType === 3) return mendText(node);
    if (node.nodeType !== 1) return;
    attributes.forEach(function (name) {
      if (node.hasAttribute(name)) mendAttribute(node, name);
      node.querySelectorAll("[" + name + "]").forEach(function (inner) {
        mendAttribute(inner, name);
      });
    });
    var texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) mendText(texts.currentNode);
  }
  function follow() {
    if (wanted() === lang) return;
    lang = wanted();
    document.documentElement.lang = lang;
    mend(document.documentElement);
  }
  follow();
  new MutationObserver(function (changes) {
    follow();
    changes.forEach(function (change) {
      if (change.type === "childList") change.addedNodes.forEach(mend);
      else if (change.type === "attributes") mendAttribute(change.target, change.attributeName);
      else mendText(change.target);
    });
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: attributes
  });
})();
</script>"""
