"""What a document is: title, kind, place, network, publisher, date, each with its evidence."""
