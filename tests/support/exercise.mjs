// Runs exercise.py in CPython for WebAssembly.  Arguments: the folder of the npm package
// pyodide, exercise.py, the folder that the package lies in, its name.
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const [pyodide, exercise, place, name] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide();
python.FS.mkdir("/place");
python.FS.mount(python.FS.filesystems.NODEFS, { root: place }, "/place");
python.globals.set("arguments", python.toPy(["exercise", "/place", name]));
python.runPython("import sys; sys.argv = arguments; sys.dont_write_bytecode = True");
python.runPython(readFileSync(exercise, "utf-8"));
