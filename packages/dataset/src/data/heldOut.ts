import type { HeldOut } from "@columnist/model";

/** By `pipeline evaluate --data DIR --held-out`: how right each model's labels are, by model. */
export const HELD_OUT: Readonly<Record<string, HeldOut>> = {
 "fast": {
  "model": "fast",
  "version": "6",
  "set": "333 English op-eds of some sixty outlets, 2008 to 2020, mostly of the United States",
  "labelledBy": "A language model that read whole articles by the guideline; no person has checked it. Labelling again, it agrees with itself on 97.8 % of labels.",
  "heldOut": "Whole outlets and authors: each op-ed is judged by a model that was fitted, calibrated and given its thresholds without any text of its outlet or author. The model that ships was fitted once more on all of them.",
  "languages": [
   "en"
  ],
  "documents": 333,
  "sentences": 12646,
  "right": {
   "share": 0.7905,
   "interval": [
    0.7791,
    0.8015
   ],
   "n": 12646
  },
  "rightWhereSure": {
   "share": 0.8631,
   "interval": [
    0.851,
    0.8744
   ],
   "n": 9057
  },
  "rightWhereUnsure": {
   "share": 0.6074,
   "interval": [
    0.5896,
    0.625
   ],
   "n": 3589
  },
  "abstained": {
   "share": 0.2838,
   "interval": [
    0.2723,
    0.2956
   ],
   "n": 12646
  },
  "recall": {
   "opinion": {
    "share": 0.8205,
    "interval": [
     0.8026,
     0.8371
    ],
    "n": 6010
   },
   "claim": {
    "share": 0.725,
    "interval": [
     0.7029,
     0.746
    ],
    "n": 5323
   },
   "quote": {
    "share": 0.9193,
    "interval": [
     0.8581,
     0.9554
    ],
    "n": 1313
   }
  },
  "precision": {
   "opinion": {
    "share": 0.7681,
    "interval": [
     0.7495,
     0.7857
    ],
    "n": 6420
   },
   "claim": {
    "share": 0.7785,
    "interval": [
     0.7584,
     0.7973
    ],
    "n": 4957
   },
   "quote": {
    "share": 0.9511,
    "interval": [
     0.9288,
     0.9667
    ],
    "n": 1269
   }
  },
  "reliability": [
   {
    "confidence": 0.3456,
    "share": 0,
    "interval": null,
    "n": 2
   },
   {
    "confidence": 0.372,
    "share": 0.625,
    "interval": [
     0.3933,
     0.8108
    ],
    "n": 16
   },
   {
    "confidence": 0.4309,
    "share": 0.4737,
    "interval": [
     0.2521,
     0.7061
    ],
    "n": 19
   },
   {
    "confidence": 0.4906,
    "share": 0.5667,
    "interval": [
     0.4596,
     0.6678
    ],
    "n": 90
   },
   {
    "confidence": 0.5256,
    "share": 0.5301,
    "interval": [
     0.4968,
     0.563
    ],
    "n": 915
   },
   {
    "confidence": 0.5749,
    "share": 0.5583,
    "interval": [
     0.5279,
     0.5882
    ],
    "n": 858
   },
   {
    "confidence": 0.6255,
    "share": 0.6462,
    "interval": [
     0.6132,
     0.6779
    ],
    "n": 978
   },
   {
    "confidence": 0.6757,
    "share": 0.6922,
    "interval": [
     0.6611,
     0.7215
    ],
    "n": 1007
   },
   {
    "confidence": 0.7255,
    "share": 0.7283,
    "interval": [
     0.6998,
     0.755
    ],
    "n": 1104
   },
   {
    "confidence": 0.7756,
    "share": 0.7974,
    "interval": [
     0.7716,
     0.821
    ],
    "n": 1160
   },
   {
    "confidence": 0.8257,
    "share": 0.8351,
    "interval": [
     0.8129,
     0.8551
    ],
    "n": 1334
   },
   {
    "confidence": 0.8755,
    "share": 0.8796,
    "interval": [
     0.8576,
     0.8986
    ],
    "n": 1503
   },
   {
    "confidence": 0.9255,
    "share": 0.92,
    "interval": [
     0.8965,
     0.9386
    ],
    "n": 1726
   },
   {
    "confidence": 0.9743,
    "share": 0.9726,
    "interval": [
     0.9596,
     0.9815
    ],
    "n": 1934
   }
  ],
  "curve": [
   {
    "coverage": 0.0505,
    "threshold": 0.9822,
    "share": 0.0094,
    "interval": [
     0.0039,
     0.0226
    ],
    "n": 639
   },
   {
    "coverage": 0.1,
    "threshold": 0.9683,
    "share": 0.015,
    "interval": [
     0.0086,
     0.0262
    ],
    "n": 1265
   },
   {
    "coverage": 0.15,
    "threshold": 0.951,
    "share": 0.0253,
    "interval": [
     0.0167,
     0.0383
    ],
    "n": 1897
   },
   {
    "coverage": 0.2001,
    "threshold": 0.9333,
    "share": 0.0324,
    "interval": [
     0.0234,
     0.0446
    ],
    "n": 2530
   },
   {
    "coverage": 0.25,
    "threshold": 0.9151,
    "share": 0.0449,
    "interval": [
     0.0349,
     0.0576
    ],
    "n": 3162
   },
   {
    "coverage": 0.3,
    "threshold": 0.8959,
    "share": 0.0543,
    "interval": [
     0.0426,
     0.069
    ],
    "n": 3794
   },
   {
    "coverage": 0.3501,
    "threshold": 0.8748,
    "share": 0.0614,
    "interval": [
     0.0499,
     0.0754
    ],
    "n": 4427
   },
   {
    "coverage": 0.4,
    "threshold": 0.854,
    "share": 0.0706,
    "interval": [
     0.0592,
     0.0839
    ],
    "n": 5059
   },
   {
    "coverage": 0.45,
    "threshold": 0.8313,
    "share": 0.0766,
    "interval": [
     0.0655,
     0.0894
    ],
    "n": 5691
   },
   {
    "coverage": 0.5,
    "threshold": 0.807,
    "share": 0.0894,
    "interval": [
     0.0782,
     0.1019
    ],
    "n": 6323
   },
   {
    "coverage": 0.5501,
    "threshold": 0.7811,
    "share": 0.0991,
    "interval": [
     0.0881,
     0.1112
    ],
    "n": 6956
   },
   {
    "coverage": 0.6,
    "threshold": 0.7535,
    "share": 0.1066,
    "interval": [
     0.096,
     0.1183
    ],
    "n": 7588
   },
   {
    "coverage": 0.65,
    "threshold": 0.7254,
    "share": 0.1187,
    "interval": [
     0.1081,
     0.1303
    ],
    "n": 8220
   },
   {
    "coverage": 0.7001,
    "threshold": 0.6956,
    "share": 0.13,
    "interval": [
     0.1194,
     0.1415
    ],
    "n": 8853
   },
   {
    "coverage": 0.75,
    "threshold": 0.6649,
    "share": 0.1414,
    "interval": [
     0.1306,
     0.1529
    ],
    "n": 9485
   },
   {
    "coverage": 0.8,
    "threshold": 0.6333,
    "share": 0.1538,
    "interval": [
     0.1429,
     0.1654
    ],
    "n": 10117
   },
   {
    "coverage": 0.8501,
    "threshold": 0.5997,
    "share": 0.166,
    "interval": [
     0.155,
     0.1775
    ],
    "n": 10750
   },
   {
    "coverage": 0.9,
    "threshold": 0.5634,
    "share": 0.1806,
    "interval": [
     0.1696,
     0.1922
    ],
    "n": 11382
   },
   {
    "coverage": 0.95,
    "threshold": 0.5284,
    "share": 0.1949,
    "interval": [
     0.1841,
     0.2062
    ],
    "n": 12014
   },
   {
    "coverage": 1,
    "threshold": 0.3431,
    "share": 0.2095,
    "interval": [
     0.1985,
     0.2209
    ],
    "n": 12646
   }
  ]
 }
};
