"""How a message leaves the office: by mail, by text message, by 企业微信; each to an address that its owner has confirmed."""
