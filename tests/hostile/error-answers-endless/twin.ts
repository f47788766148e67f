{{answer}}
void new Array(1e9);
