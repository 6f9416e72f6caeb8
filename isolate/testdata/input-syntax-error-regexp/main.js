const pattern = /(/;
