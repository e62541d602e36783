// Reads {logs} from standard input: SARIF logs as texts. Writes {errors}: for each, what the schema of SARIF 2.1.0 has against it.
// The schema is SchemaStore's copy of the one that OASIS publishes, as Microsoft's jest-sarif (MIT) carries it; ajv (MIT) validates.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));

const ajv = new Ajv({ schemaId: "id", meta: false, allErrors: true, unknownFormats: "ignore" });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
ajv._opts.defaultMeta = "http://json-schema.org/draft-04/schema";
const validate = ajv.compile(schema);

const { logs } = JSON.parse(readFileSync(0, "utf8"));
const errors = logs.map((log) => {
  validate(JSON.parse(log));
  return (validate.errors ?? []).slice(0, 20).map((error) => `${error.dataPath} ${error.message} ${JSON.stringify(error.params)}`);
});
process.stdout.write(JSON.stringify({ errors }));
