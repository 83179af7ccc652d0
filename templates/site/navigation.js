// Fills the navigation of a page.  It stands here once, since a copy in each page of a large
// site would be most of that page.  `sections` is a list of [name, pages], and a page is
// [title, path without its ending, whether it is deprecated].
"use strict";

function fillNavigation(sections) {
  const root = new URL("..", document.currentScript.src);
  const here = location.href.replace(/[?#].*/, "");
  const list = document.querySelector(".md-nav--primary > .md-nav__list");
  sections.forEach(([name, pages], index) => {
    list.append(section(`__section_${index}`, name, pages.map(item)));
  });

  function item([title, path, isDeprecated]) {
    const href = new URL(`${path}.html`, root).href;
    const isHere = href === here;
    const text = element("span", { class: "md-ellipsis" }, title);
    const mark = element("span", { class: "md-status md-status--deprecated" });
    const link = element(
      "a",
      { class: `md-nav__link${isHere ? " md-nav__link--active" : ""}`, href },
      ...(isDeprecated ? [text, mark] : [text]),
    );
    const kind = isHere ? " md-nav__item--active" : "";
    return element("li", { class: `md-nav__item${kind}` }, link);
  }

  function section(id, name, items) {
    const isHere = items.some((each) => each.matches(".md-nav__item--active"));
    const toggle = element("input", {
      class: "md-nav__toggle md-toggle",
      type: "checkbox",
      id,
      ...(isHere ? { checked: "" } : {}),
    });
    const label = element(
      "label",
      { class: "md-nav__link", for: id, id: `${id}_label`, tabindex: "0" },
      element("span", { class: "md-ellipsis" }, name),
      arrow(),
    );
    const nested = element(
      "nav",
      { class: "md-nav", "data-md-level": "1", "aria-labelledby": `${id}_label` },
      element("label", { class: "md-nav__title", for: id }, arrow(), name),
      element("ul", { class: "md-nav__list", "data-md-scrollfix": "" }, ...items),
    );
    const kind = isHere ? " md-nav__item--active" : "";
    return element(
      "li",
      { class: `md-nav__item md-nav__item--nested${kind}` },
      toggle,
      label,
      nested,
    );
  }

  function arrow() {
    return element("span", { class: "md-nav__icon md-icon" });
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }
}
