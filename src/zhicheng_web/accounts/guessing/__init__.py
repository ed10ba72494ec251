"""How soon somebody who knows this city would guess a password: by words, dates, walks on the keyboard, repetitions."""
