"""The slides in the browser: drawn here, shown by ``assets/panggung.js``."""
