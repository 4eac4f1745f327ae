"""What is told of a city slide by slide: content without any form."""
