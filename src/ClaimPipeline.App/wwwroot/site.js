// Everything works without this file. It only saves keystrokes.
"use strict";

// "/" goes to the search box, as long as nothing is being typed elsewhere.
document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const box = document.getElementById("q");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && box) {
        event.preventDefault();
        box.focus();
        box.select();
    }
});
