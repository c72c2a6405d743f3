/** The versions that the stages in this build state; loads no stage. */
import { VERSION as clean } from "@columnist/clean/version";
import { VERSION as label } from "@columnist/label/version";
import { VERSION as parse } from "@columnist/parse/version";
import { VERSION as segment } from "@columnist/segment/version";
import type { StageVersions } from "./documentRow.ts";

export const STAGE_VERSIONS: StageVersions = { parse, clean, segment, label };
