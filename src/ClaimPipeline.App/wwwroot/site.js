// Everything works without this file. It only saves keystrokes.
"use strict";

// Keys: what they do is listed in KeyList.razor. A page marks what j and k step through with data-step; each holds a link.
(() => {
    const steps = () => [...document.querySelectorAll("[data-step]")].filter(step => step.checkVisibility());
    let at = -1;

    const go = by => {
        const all = steps();
        if (all.length === 0) {
            return false;
        }

        const focused = all.findIndex(step => step.contains(document.activeElement));
        document.querySelector(".at")?.classList.remove("at");
        at = Math.min(all.length - 1, Math.max(0, (focused < 0 ? at : focused) + by));
        const step = all[at];
        step.classList.add("at");
        const link = step.matches("a") ? step : step.querySelector("a");
        link?.focus({ preventScroll: true });
        step.scrollIntoView({ block: "nearest" });
        return true;
    };

    const follow = rel => {
        const link = document.querySelector(`a[rel="${rel}"]`);
        link?.click();
        return link !== null;
    };

    const keys = {
        "/": () => {
            const box = document.getElementById("q");
            box?.focus();
            box?.select();
            return box !== null;
        },
        j: () => go(1),
        k: () => go(-1),
        n: () => follow("next"),
        p: () => follow("prev"),
        "?": () => {
            document.getElementById("keys-shown")?.showModal();
            return true;
        },
    };

    document.addEventListener("keydown", event => {
        const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
        if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && Object.hasOwn(keys, event.key) && keys[event.key]()) {
            event.preventDefault();
        }
    });
})();

// Buttons that copy: <button hidden data-copy="id"> copies the text of the element with that id, and says so in an <output data-copied="id">.
for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        const text = document.getElementById(button.dataset.copy).textContent.trim();
        const said = document.querySelector(`output[data-copied="${button.dataset.copy}"]`);
        try {
            await navigator.clipboard.writeText(text);
            said.textContent = "Copied.";
        } catch {
            said.textContent = "The browser does not allow it: mark the text and copy it.";
        }
    });
}

// A file that the server would not take is told before it is sent.
document.addEventListener("submit", event => {
    const file = event.target.querySelector("input[type=file][data-most]");
    const chosen = file && file.files[0];
    const most = file && Number(file.dataset.most);
    file?.setCustomValidity(chosen && chosen.size > most ? `The file has ${chosen.size} bytes; ${most} are taken.` : "");
    if (file && !file.checkValidity()) {
        event.preventDefault();
        file.reportValidity();
    }
});
document.addEventListener("change", event => {
    if (event.target.matches("input[type=file][data-most]")) {
        event.target.setCustomValidity("");
    }
});

// Review by keyboard: 1, 2, 3 tick labels; the buttons say their own keys.
document.addEventListener("keydown", event => {
    const form = document.querySelector("form[data-review]");
    const undo = document.querySelector("form[data-undo]");
    const writes = event.target.closest("input:not([type=checkbox]), textarea, select, button, a, summary");
    if ((!form && !undo) || writes || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const box = form?.querySelectorAll("input[name=labels]")[Number(event.key) - 1];
    const button = document.querySelector(`form[data-review] [data-key="${CSS.escape(event.key)}"], form[data-undo] [data-key="${CSS.escape(event.key)}"]`);
    if (box) {
        event.preventDefault();
        box.checked = !box.checked;
    } else if (button) {
        event.preventDefault();
        button.click();
    }
});
