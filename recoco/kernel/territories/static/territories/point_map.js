// <recoco-point-map data-field="id">: a click on the map writes the coordinates of that place in the field.
//
// Whoever uses the keyboard types them in the field itself.

class PointMap extends HTMLElement {
  connectedCallback() {
    this.map = this.querySelector("svg");
    this.field = document.getElementById(this.dataset.field);
    if (!this.field) return;
    this.querySelector("[hidden]")?.removeAttribute("hidden");
    this.map.addEventListener("click", (event) => this.point(event));
  }

  point(event) {
    // The picture keeps its proportions inside its box: the browser knows where each of its units is.
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.map.getScreenCTM().inverse());
    const { north, west, unit, squeeze } = this.dataset;
    const place = [north - y * unit, Number(west) + (x * unit) / squeeze];
    this.field.value = place.map((degrees) => degrees.toFixed(5).replace(".", ",")).join(" ");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    const mark = this.querySelector(".territories-map__point");
    mark.setAttribute("cx", x);
    mark.setAttribute("cy", y);
    mark.removeAttribute("visibility");
    document.dispatchEvent(new CustomEvent("announce", { detail: `Point placé\u00a0: ${this.field.value}` }));
  }
}

customElements.define("recoco-point-map", PointMap);
