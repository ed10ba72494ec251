"""What engineers run on the house and no clerk ever sees; ./zc is the way in."""
