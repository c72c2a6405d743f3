import type { HeldOut } from "@columnist/model";

/** By `pipeline evaluate --data DIR --held-out`: how right each model's labels are, by model. */
export const HELD_OUT: Readonly<Record<string, HeldOut>> = {
 "accurate": {
  "model": "accurate",
  "version": "6+accurate.2",
  "set": "333 English op-eds of some sixty outlets, 2008 to 2020, mostly of the United States",
  "labelledBy": "A language model that read whole articles by the guideline; no person has checked it. Labelling again, it agrees with itself on 97.8 % of labels.",
  "heldOut": "Whole outlets and authors: each op-ed is judged by a model that was fitted, calibrated and given its thresholds without any text of its outlet or author. The model that ships was fitted once more on all of them. What is a quote is told by a gate that was fitted on all of these op-eds, and settings were chosen on them: expect a point or two less.",
  "languages": [
   "en"
  ],
  "documents": 333,
  "sentences": 12646,
  "right": {
   "share": 0.8443,
   "interval": [
    0.8333,
    0.8547
   ],
   "n": 12646
  },
  "rightWhereSure": {
   "share": 0.9333,
   "interval": [
    0.9206,
    0.9441
   ],
   "n": 8333
  },
  "rightWhereUnsure": {
   "share": 0.6724,
   "interval": [
    0.6566,
    0.6878
   ],
   "n": 4313
  },
  "abstained": {
   "share": 0.3411,
   "interval": [
    0.3282,
    0.3541
   ],
   "n": 12646
  },
  "recall": {
   "opinion": {
    "share": 0.8579,
    "interval": [
     0.8422,
     0.8723
    ],
    "n": 6010
   },
   "claim": {
    "share": 0.8104,
    "interval": [
     0.7917,
     0.8278
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
    "share": 0.8334,
    "interval": [
     0.817,
     0.8485
    ],
    "n": 6187
   },
   "claim": {
    "share": 0.8312,
    "interval": [
     0.813,
     0.848
    ],
    "n": 5190
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
    "confidence": 0.3439,
    "share": 0.2857,
    "interval": [
     0.075,
     0.6637
    ],
    "n": 7
   },
   {
    "confidence": 0.379,
    "share": 0.3333,
    "interval": null,
    "n": 3
   },
   {
    "confidence": 0.4235,
    "share": 0.4545,
    "interval": [
     0.2045,
     0.7298
    ],
    "n": 11
   },
   {
    "confidence": 0.4918,
    "share": 0.625,
    "interval": [
     0.4874,
     0.745
    ],
    "n": 56
   },
   {
    "confidence": 0.5246,
    "share": 0.5072,
    "interval": [
     0.4686,
     0.5457
    ],
    "n": 627
   },
   {
    "confidence": 0.5752,
    "share": 0.5988,
    "interval": [
     0.5586,
     0.6376
    ],
    "n": 648
   },
   {
    "confidence": 0.6254,
    "share": 0.6476,
    "interval": [
     0.6109,
     0.6826
    ],
    "n": 664
   },
   {
    "confidence": 0.6759,
    "share": 0.696,
    "interval": [
     0.6615,
     0.7284
    ],
    "n": 750
   },
   {
    "confidence": 0.7266,
    "share": 0.7619,
    "interval": [
     0.7299,
     0.7912
    ],
    "n": 735
   },
   {
    "confidence": 0.7754,
    "share": 0.778,
    "interval": [
     0.7454,
     0.8075
    ],
    "n": 856
   },
   {
    "confidence": 0.8257,
    "share": 0.8309,
    "interval": [
     0.8018,
     0.8565
    ],
    "n": 1047
   },
   {
    "confidence": 0.8752,
    "share": 0.9022,
    "interval": [
     0.8833,
     0.9183
    ],
    "n": 1350
   },
   {
    "confidence": 0.9266,
    "share": 0.9393,
    "interval": [
     0.9215,
     0.9532
    ],
    "n": 1910
   },
   {
    "confidence": 0.9779,
    "share": 0.9714,
    "interval": [
     0.9564,
     0.9813
    ],
    "n": 3982
   }
  ],
  "curve": [
   {
    "threshold": 0,
    "coverage": 1,
    "share": 0.1557,
    "interval": [
     0.1453,
     0.1667
    ],
    "n": 12646
   },
   {
    "threshold": 0.4,
    "coverage": 0.9992,
    "share": 0.1553,
    "interval": [
     0.1448,
     0.1663
    ],
    "n": 12636
   },
   {
    "threshold": 0.42,
    "coverage": 0.9987,
    "share": 0.155,
    "interval": [
     0.1445,
     0.166
    ],
    "n": 12629
   },
   {
    "threshold": 0.46,
    "coverage": 0.9983,
    "share": 0.1549,
    "interval": [
     0.1445,
     0.166
    ],
    "n": 12624
   },
   {
    "threshold": 0.48,
    "coverage": 0.9976,
    "share": 0.1549,
    "interval": [
     0.1444,
     0.1659
    ],
    "n": 12616
   },
   {
    "threshold": 0.5,
    "coverage": 0.9939,
    "share": 0.154,
    "interval": [
     0.1435,
     0.165
    ],
    "n": 12569
   },
   {
    "threshold": 0.52,
    "coverage": 0.9731,
    "share": 0.1453,
    "interval": [
     0.1349,
     0.1563
    ],
    "n": 12306
   },
   {
    "threshold": 0.54,
    "coverage": 0.9535,
    "share": 0.1388,
    "interval": [
     0.1285,
     0.1499
    ],
    "n": 12058
   },
   {
    "threshold": 0.56,
    "coverage": 0.9347,
    "share": 0.1327,
    "interval": [
     0.1224,
     0.1439
    ],
    "n": 11820
   },
   {
    "threshold": 0.58,
    "coverage": 0.9137,
    "share": 0.1265,
    "interval": [
     0.1162,
     0.1377
    ],
    "n": 11555
   },
   {
    "threshold": 0.6,
    "coverage": 0.8931,
    "share": 0.1209,
    "interval": [
     0.1105,
     0.1322
    ],
    "n": 11294
   },
   {
    "threshold": 0.62,
    "coverage": 0.8729,
    "share": 0.1144,
    "interval": [
     0.104,
     0.1257
    ],
    "n": 11039
   },
   {
    "threshold": 0.64,
    "coverage": 0.8507,
    "share": 0.1087,
    "interval": [
     0.0983,
     0.1199
    ],
    "n": 10758
   },
   {
    "threshold": 0.66,
    "coverage": 0.8306,
    "share": 0.1042,
    "interval": [
     0.094,
     0.1155
    ],
    "n": 10504
   },
   {
    "threshold": 0.68,
    "coverage": 0.8062,
    "share": 0.0969,
    "interval": [
     0.0867,
     0.1082
    ],
    "n": 10195
   },
   {
    "threshold": 0.7,
    "coverage": 0.7813,
    "share": 0.0915,
    "interval": [
     0.0815,
     0.1026
    ],
    "n": 9880
   },
   {
    "threshold": 0.72,
    "coverage": 0.761,
    "share": 0.0868,
    "interval": [
     0.0766,
     0.0981
    ],
    "n": 9623
   },
   {
    "threshold": 0.74,
    "coverage": 0.7363,
    "share": 0.0822,
    "interval": [
     0.0719,
     0.0938
    ],
    "n": 9311
   },
   {
    "threshold": 0.76,
    "coverage": 0.7098,
    "share": 0.0765,
    "interval": [
     0.0662,
     0.0883
    ],
    "n": 8976
   },
   {
    "threshold": 0.78,
    "coverage": 0.6827,
    "share": 0.0713,
    "interval": [
     0.0611,
     0.0832
    ],
    "n": 8634
   },
   {
    "threshold": 0.8,
    "coverage": 0.6555,
    "share": 0.065,
    "interval": [
     0.0547,
     0.0771
    ],
    "n": 8289
   },
   {
    "threshold": 0.82,
    "coverage": 0.6245,
    "share": 0.0594,
    "interval": [
     0.0492,
     0.0715
    ],
    "n": 7898
   },
   {
    "threshold": 0.84,
    "coverage": 0.5894,
    "share": 0.0537,
    "interval": [
     0.0437,
     0.0657
    ],
    "n": 7453
   },
   {
    "threshold": 0.86,
    "coverage": 0.5521,
    "share": 0.0477,
    "interval": [
     0.0381,
     0.0595
    ],
    "n": 6982
   },
   {
    "threshold": 0.88,
    "coverage": 0.5089,
    "share": 0.0437,
    "interval": [
     0.0339,
     0.056
    ],
    "n": 6435
   },
   {
    "threshold": 0.9,
    "coverage": 0.4659,
    "share": 0.039,
    "interval": [
     0.0291,
     0.0521
    ],
    "n": 5892
   },
   {
    "threshold": 0.92,
    "coverage": 0.4129,
    "share": 0.0343,
    "interval": [
     0.0248,
     0.0471
    ],
    "n": 5222
   },
   {
    "threshold": 0.94,
    "coverage": 0.3491,
    "share": 0.0317,
    "interval": [
     0.022,
     0.0455
    ],
    "n": 4415
   },
   {
    "threshold": 0.96,
    "coverage": 0.2753,
    "share": 0.0259,
    "interval": [
     0.016,
     0.0416
    ],
    "n": 3481
   },
   {
    "threshold": 0.98,
    "coverage": 0.161,
    "share": 0.0177,
    "interval": [
     0.0083,
     0.0374
    ],
    "n": 2036
   }
  ]
 },
 "fast": {
  "model": "fast",
  "version": "6",
  "set": "333 English op-eds of some sixty outlets, 2008 to 2020, mostly of the United States",
  "labelledBy": "A language model that read whole articles by the guideline; no person has checked it. Labelling again, it agrees with itself on 97.8 % of labels.",
  "heldOut": "Whole outlets and authors: each op-ed is judged by a model that was fitted, calibrated and given its thresholds without any text of its outlet or author. The model that ships was fitted once more on all of them. What is a quote is told by a gate that was fitted on all of these op-eds, and settings were chosen on them: expect a point or two less.",
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
    "threshold": 0,
    "coverage": 1,
    "share": 0.2095,
    "interval": [
     0.1985,
     0.2209
    ],
    "n": 12646
   },
   {
    "threshold": 0.4,
    "coverage": 0.9986,
    "share": 0.2091,
    "interval": [
     0.1982,
     0.2205
    ],
    "n": 12628
   },
   {
    "threshold": 0.42,
    "coverage": 0.9983,
    "share": 0.2089,
    "interval": [
     0.198,
     0.2203
    ],
    "n": 12624
   },
   {
    "threshold": 0.44,
    "coverage": 0.9977,
    "share": 0.2089,
    "interval": [
     0.198,
     0.2203
    ],
    "n": 12617
   },
   {
    "threshold": 0.46,
    "coverage": 0.9971,
    "share": 0.2087,
    "interval": [
     0.1977,
     0.22
    ],
    "n": 12609
   },
   {
    "threshold": 0.48,
    "coverage": 0.9955,
    "share": 0.2084,
    "interval": [
     0.1975,
     0.2197
    ],
    "n": 12589
   },
   {
    "threshold": 0.5,
    "coverage": 0.99,
    "share": 0.207,
    "interval": [
     0.1961,
     0.2184
    ],
    "n": 12519
   },
   {
    "threshold": 0.52,
    "coverage": 0.9628,
    "share": 0.1988,
    "interval": [
     0.1879,
     0.2102
    ],
    "n": 12176
   },
   {
    "threshold": 0.54,
    "coverage": 0.9327,
    "share": 0.1904,
    "interval": [
     0.1795,
     0.2019
    ],
    "n": 11795
   },
   {
    "threshold": 0.56,
    "coverage": 0.9038,
    "share": 0.1818,
    "interval": [
     0.1708,
     0.1934
    ],
    "n": 11429
   },
   {
    "threshold": 0.58,
    "coverage": 0.8764,
    "share": 0.1735,
    "interval": [
     0.1626,
     0.185
    ],
    "n": 11083
   },
   {
    "threshold": 0.6,
    "coverage": 0.8498,
    "share": 0.1659,
    "interval": [
     0.155,
     0.1775
    ],
    "n": 10746
   },
   {
    "threshold": 0.62,
    "coverage": 0.8192,
    "share": 0.1581,
    "interval": [
     0.1472,
     0.1696
    ],
    "n": 10360
   },
   {
    "threshold": 0.64,
    "coverage": 0.7889,
    "share": 0.1509,
    "interval": [
     0.14,
     0.1624
    ],
    "n": 9976
   },
   {
    "threshold": 0.66,
    "coverage": 0.7576,
    "share": 0.1434,
    "interval": [
     0.1325,
     0.155
    ],
    "n": 9581
   },
   {
    "threshold": 0.68,
    "coverage": 0.7266,
    "share": 0.1353,
    "interval": [
     0.1244,
     0.147
    ],
    "n": 9189
   },
   {
    "threshold": 0.7,
    "coverage": 0.6928,
    "share": 0.1286,
    "interval": [
     0.118,
     0.1401
    ],
    "n": 8761
   },
   {
    "threshold": 0.72,
    "coverage": 0.6603,
    "share": 0.1202,
    "interval": [
     0.1095,
     0.1318
    ],
    "n": 8350
   },
   {
    "threshold": 0.74,
    "coverage": 0.6223,
    "share": 0.1109,
    "interval": [
     0.1003,
     0.1225
    ],
    "n": 7869
   },
   {
    "threshold": 0.76,
    "coverage": 0.5883,
    "share": 0.1051,
    "interval": [
     0.0942,
     0.1171
    ],
    "n": 7440
   },
   {
    "threshold": 0.78,
    "coverage": 0.5522,
    "share": 0.0997,
    "interval": [
     0.0887,
     0.1118
    ],
    "n": 6983
   },
   {
    "threshold": 0.8,
    "coverage": 0.5138,
    "share": 0.0911,
    "interval": [
     0.0801,
     0.1035
    ],
    "n": 6497
   },
   {
    "threshold": 0.82,
    "coverage": 0.4731,
    "share": 0.0834,
    "interval": [
     0.0721,
     0.0963
    ],
    "n": 5983
   },
   {
    "threshold": 0.84,
    "coverage": 0.4303,
    "share": 0.0742,
    "interval": [
     0.0628,
     0.0875
    ],
    "n": 5442
   },
   {
    "threshold": 0.86,
    "coverage": 0.3866,
    "share": 0.0669,
    "interval": [
     0.0556,
     0.0803
    ],
    "n": 4889
   },
   {
    "threshold": 0.88,
    "coverage": 0.3375,
    "share": 0.06,
    "interval": [
     0.0485,
     0.074
    ],
    "n": 4268
   },
   {
    "threshold": 0.9,
    "coverage": 0.2894,
    "share": 0.0522,
    "interval": [
     0.0408,
     0.0665
    ],
    "n": 3660
   },
   {
    "threshold": 0.92,
    "coverage": 0.2368,
    "share": 0.0421,
    "interval": [
     0.0323,
     0.0547
    ],
    "n": 2995
   },
   {
    "threshold": 0.94,
    "coverage": 0.1811,
    "share": 0.031,
    "interval": [
     0.0223,
     0.0429
    ],
    "n": 2290
   },
   {
    "threshold": 0.96,
    "coverage": 0.1264,
    "share": 0.02,
    "interval": [
     0.0118,
     0.0337
    ],
    "n": 1598
   },
   {
    "threshold": 0.98,
    "coverage": 0.0605,
    "share": 0.0118,
    "interval": [
     0.005,
     0.0277
    ],
    "n": 765
   }
  ]
 }
};
