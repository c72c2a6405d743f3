"""Peer: TF-IDF of words and letters with logistic regression, on the held-out fold. usage: baseline.py DATA"""
import sys

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from data import decided, load

rows = decided(load(sys.argv[1]))
train = [row for row in rows if row["fold"] != 0]
test = [row for row in rows if row["fold"] == 0]
words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True, max_features=200_000)


def texts(part):
    return [row["text"] for row in part]


x = hstack([words.fit_transform(texts(train)), letters.fit_transform(texts(train))]).tocsr()
x_test = hstack([words.transform(texts(test)), letters.transform(texts(test))]).tocsr()
y = np.array([row["label"] == "opinion" for row in train])
y_test = np.array([row["label"] == "opinion" for row in test])
of_train = np.array([row["set"] for row in train])
of_test = np.array([row["set"] for row in test])
print("fitted on", *sorted(set(of_test)), sep="\t")
for name in ["all", *sorted(set(of_test))]:
    mask = (of_train == name) | (name == "all")
    model = LogisticRegression(C=3, class_weight="balanced", max_iter=200).fit(x[mask], y[mask])
    given = model.predict(x_test)
    scores = [f1_score(y_test[of_test == s], given[of_test == s], average="macro") for s in sorted(set(of_test))]
    print(name, *(f"{score:.3f}" for score in scores), sep="\t", flush=True)
