import { europresse } from "../formats/europresse.ts";
import { factiva } from "../formats/factiva.ts";
import { lexis } from "../formats/lexis.ts";
import { newsbank } from "../formats/newsbank.ts";
import { nexis } from "../formats/nexis.ts";
import { proquest } from "../formats/proquest.ts";
import type { VendorFormat } from "./vendor.ts";

/** Every vendor's format, a line each; their order means nothing. */
export const VENDORS: ReadonlyArray<VendorFormat> = [europresse, factiva, lexis, newsbank, nexis, proquest];
