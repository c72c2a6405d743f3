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
  "version": "10",
  "set": "333 English op-eds of some sixty outlets, 2008 to 2020, mostly of the United States",
  "labelledBy": "A language model that read whole articles by the guideline; no person has checked it. Labelling again, it agrees with itself on 97.8 % of labels.",
  "heldOut": "Whole outlets and authors: each op-ed is judged by a model that was fitted, calibrated and given its thresholds without any text of its outlet or author. The model that ships was fitted once more on all of them. What is a quote is told by a gate that was fitted on all of these op-eds, and settings were chosen on them: expect a point or two less.",
  "languages": [
   "en"
  ],
  "documents": 333,
  "sentences": 12646,
  "right": {
   "share": 0.795,
   "interval": [
    0.7836,
    0.8059
   ],
   "n": 12646
  },
  "rightWhereSure": {
   "share": 0.8738,
   "interval": [
    0.862,
    0.8847
   ],
   "n": 9006
  },
  "rightWhereUnsure": {
   "share": 0.6,
   "interval": [
    0.5828,
    0.617
   ],
   "n": 3640
  },
  "abstained": {
   "share": 0.2878,
   "interval": [
    0.276,
    0.2999
   ],
   "n": 12646
  },
  "recall": {
   "opinion": {
    "share": 0.8236,
    "interval": [
     0.806,
     0.8399
    ],
    "n": 6010
   },
   "claim": {
    "share": 0.7308,
    "interval": [
     0.7088,
     0.7517
    ],
    "n": 5323
   },
   "quote": {
    "share": 0.9238,
    "interval": [
     0.8615,
     0.9594
    ],
    "n": 1313
   }
  },
  "precision": {
   "opinion": {
    "share": 0.7728,
    "interval": [
     0.7548,
     0.7899
    ],
    "n": 6405
   },
   "claim": {
    "share": 0.7835,
    "interval": [
     0.7631,
     0.8025
    ],
    "n": 4965
   },
   "quote": {
    "share": 0.9506,
    "interval": [
     0.9294,
     0.9657
    ],
    "n": 1276
   }
  },
  "reliability": [
   {
    "confidence": 0.3429,
    "share": 1,
    "interval": null,
    "n": 2
   },
   {
    "confidence": 0.3764,
    "share": 0.3571,
    "interval": [
     0.1586,
     0.6209
    ],
    "n": 14
   },
   {
    "confidence": 0.4226,
    "share": 0.5,
    "interval": [
     0.2952,
     0.7048
    ],
    "n": 18
   },
   {
    "confidence": 0.4879,
    "share": 0.4691,
    "interval": [
     0.3658,
     0.5751
    ],
    "n": 81
   },
   {
    "confidence": 0.5254,
    "share": 0.5376,
    "interval": [
     0.5042,
     0.5706
    ],
    "n": 852
   },
   {
    "confidence": 0.5758,
    "share": 0.5841,
    "interval": [
     0.5495,
     0.6179
    ],
    "n": 856
   },
   {
    "confidence": 0.6264,
    "share": 0.6198,
    "interval": [
     0.5862,
     0.6523
    ],
    "n": 918
   },
   {
    "confidence": 0.6756,
    "share": 0.6542,
    "interval": [
     0.6243,
     0.6829
    ],
    "n": 989
   },
   {
    "confidence": 0.7244,
    "share": 0.7545,
    "interval": [
     0.7261,
     0.7808
    ],
    "n": 1055
   },
   {
    "confidence": 0.7755,
    "share": 0.7921,
    "interval": [
     0.7657,
     0.8163
    ],
    "n": 1145
   },
   {
    "confidence": 0.8261,
    "share": 0.8325,
    "interval": [
     0.81,
     0.8527
    ],
    "n": 1325
   },
   {
    "confidence": 0.8758,
    "share": 0.8803,
    "interval": [
     0.8574,
     0.9
    ],
    "n": 1579
   },
   {
    "confidence": 0.9255,
    "share": 0.9277,
    "interval": [
     0.9095,
     0.9424
    ],
    "n": 1783
   },
   {
    "confidence": 0.9744,
    "share": 0.9734,
    "interval": [
     0.9606,
     0.9821
    ],
    "n": 2029
   }
  ],
  "curve": [
   {
    "threshold": 0,
    "coverage": 1,
    "share": 0.205,
    "interval": [
     0.1941,
     0.2164
    ],
    "n": 12646
   },
   {
    "threshold": 0.4,
    "coverage": 0.9987,
    "share": 0.2046,
    "interval": [
     0.1937,
     0.2159
    ],
    "n": 12630
   },
   {
    "threshold": 0.42,
    "coverage": 0.9982,
    "share": 0.2045,
    "interval": [
     0.1937,
     0.2159
    ],
    "n": 12623
   },
   {
    "threshold": 0.44,
    "coverage": 0.9975,
    "share": 0.2042,
    "interval": [
     0.1933,
     0.2155
    ],
    "n": 12615
   },
   {
    "threshold": 0.46,
    "coverage": 0.9967,
    "share": 0.2041,
    "interval": [
     0.1933,
     0.2154
    ],
    "n": 12604
   },
   {
    "threshold": 0.48,
    "coverage": 0.9957,
    "share": 0.2038,
    "interval": [
     0.193,
     0.215
    ],
    "n": 12592
   },
   {
    "threshold": 0.5,
    "coverage": 0.9909,
    "share": 0.2021,
    "interval": [
     0.1912,
     0.2133
    ],
    "n": 12531
   },
   {
    "threshold": 0.52,
    "coverage": 0.9653,
    "share": 0.1946,
    "interval": [
     0.1838,
     0.2058
    ],
    "n": 12207
   },
   {
    "threshold": 0.54,
    "coverage": 0.9361,
    "share": 0.1871,
    "interval": [
     0.1763,
     0.1984
    ],
    "n": 11838
   },
   {
    "threshold": 0.56,
    "coverage": 0.9104,
    "share": 0.1788,
    "interval": [
     0.168,
     0.1901
    ],
    "n": 11513
   },
   {
    "threshold": 0.58,
    "coverage": 0.8856,
    "share": 0.1724,
    "interval": [
     0.1616,
     0.1838
    ],
    "n": 11199
   },
   {
    "threshold": 0.6,
    "coverage": 0.8558,
    "share": 0.1646,
    "interval": [
     0.1541,
     0.1758
    ],
    "n": 10823
   },
   {
    "threshold": 0.62,
    "coverage": 0.8294,
    "share": 0.1578,
    "interval": [
     0.1471,
     0.169
    ],
    "n": 10489
   },
   {
    "threshold": 0.64,
    "coverage": 0.8003,
    "share": 0.1504,
    "interval": [
     0.1397,
     0.1617
    ],
    "n": 10121
   },
   {
    "threshold": 0.66,
    "coverage": 0.7685,
    "share": 0.1389,
    "interval": [
     0.1284,
     0.1501
    ],
    "n": 9719
   },
   {
    "threshold": 0.68,
    "coverage": 0.7371,
    "share": 0.1299,
    "interval": [
     0.1194,
     0.1413
    ],
    "n": 9321
   },
   {
    "threshold": 0.7,
    "coverage": 0.705,
    "share": 0.1224,
    "interval": [
     0.1118,
     0.1338
    ],
    "n": 8916
   },
   {
    "threshold": 0.72,
    "coverage": 0.6699,
    "share": 0.1156,
    "interval": [
     0.1051,
     0.1269
    ],
    "n": 8472
   },
   {
    "threshold": 0.74,
    "coverage": 0.6373,
    "share": 0.1094,
    "interval": [
     0.0989,
     0.1209
    ],
    "n": 8059
   },
   {
    "threshold": 0.76,
    "coverage": 0.6037,
    "share": 0.1024,
    "interval": [
     0.0922,
     0.1137
    ],
    "n": 7635
   },
   {
    "threshold": 0.78,
    "coverage": 0.569,
    "share": 0.0952,
    "interval": [
     0.085,
     0.1065
    ],
    "n": 7196
   },
   {
    "threshold": 0.8,
    "coverage": 0.5311,
    "share": 0.0884,
    "interval": [
     0.0782,
     0.0999
    ],
    "n": 6716
   },
   {
    "threshold": 0.82,
    "coverage": 0.4937,
    "share": 0.0815,
    "interval": [
     0.071,
     0.0935
    ],
    "n": 6243
   },
   {
    "threshold": 0.84,
    "coverage": 0.449,
    "share": 0.0724,
    "interval": [
     0.0622,
     0.0841
    ],
    "n": 5678
   },
   {
    "threshold": 0.86,
    "coverage": 0.4024,
    "share": 0.0641,
    "interval": [
     0.0536,
     0.0764
    ],
    "n": 5089
   },
   {
    "threshold": 0.88,
    "coverage": 0.3544,
    "share": 0.0582,
    "interval": [
     0.0475,
     0.0712
    ],
    "n": 4482
   },
   {
    "threshold": 0.9,
    "coverage": 0.3014,
    "share": 0.048,
    "interval": [
     0.0384,
     0.0599
    ],
    "n": 3812
   },
   {
    "threshold": 0.92,
    "coverage": 0.2466,
    "share": 0.0398,
    "interval": [
     0.0304,
     0.0518
    ],
    "n": 3119
   },
   {
    "threshold": 0.94,
    "coverage": 0.1911,
    "share": 0.0302,
    "interval": [
     0.0214,
     0.0425
    ],
    "n": 2417
   },
   {
    "threshold": 0.96,
    "coverage": 0.1313,
    "share": 0.0211,
    "interval": [
     0.0124,
     0.0356
    ],
    "n": 1660
   },
   {
    "threshold": 0.98,
    "coverage": 0.0659,
    "share": 0.0096,
    "interval": [
     0.004,
     0.0231
    ],
    "n": 833
   }
  ]
 }
};
