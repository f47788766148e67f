{{answer}}
"a".charCodeAt(0);
